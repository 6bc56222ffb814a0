"""Starts MiniStack with every listener on 127.0.0.1, and with placeholders for what it cannot deploy.

BIND_HOST moves its HTTP gateway only; its MQTT listener is fixed to all addresses.
A stack with a resource of a type that it does not know fails as a whole. TIDEMARK_PLACEHOLDERS names the
types, separated by commas, of which CloudFormation shall say that it made them, as no check asks for them;
TYPE/PROPERTY is a type's resources with that property only.
"""

import asyncio
import os

from ministack.app import main
from ministack.services.cloudformation import provisioners

create_server = asyncio.BaseEventLoop.create_server


async def create_loopback_server(loop, protocol_factory, host=None, port=None, *, sock=None, **options):
    if sock is None:
        host = "127.0.0.1"
    return await create_server(loop, protocol_factory, host, port, sock=sock, **options)


asyncio.BaseEventLoop.create_server = create_loopback_server


def place(logical_id, properties, stack):
    name = f"{stack}-{logical_id}"
    return name, {"Arn": f"arn:aws:placeholder:us-east-1:000000000000:{name}"}


def place_those_with(name, create):
    return lambda logical_id, properties, stack: (place if name in properties else create)(
        logical_id, properties, stack
    )


for placeholder in filter(None, os.environ.get("TIDEMARK_PLACEHOLDERS", "").split(",")):
    kind, _, name = placeholder.partition("/")
    handlers = provisioners._RESOURCE_HANDLERS
    if name:
        handlers[kind]["create"] = place_those_with(name, handlers[kind]["create"])
    else:
        handlers.setdefault(kind, {"create": place, "delete": lambda physical_id, properties: None})

if __name__ == "__main__":
    main()
