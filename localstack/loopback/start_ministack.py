"""Starts MiniStack with every listener on 127.0.0.1, certificates from requests, rights to
databases as on AWS, and placeholders for what it cannot deploy.

BIND_HOST moves its HTTP gateway only; its MQTT listener is fixed to all addresses.
"""

import asyncio

import certificate_requests  # noqa: F401
import glue_databases  # noqa: F401
import placeholders  # noqa: F401
from ministack.app import main

create_server = asyncio.BaseEventLoop.create_server


async def create_loopback_server(loop, protocol_factory, host=None, port=None, *, sock=None, **options):
    if sock is None:
        host = "127.0.0.1"
    return await create_server(loop, protocol_factory, host, port, sock=sock, **options)


asyncio.BaseEventLoop.create_server = create_loopback_server

if __name__ == "__main__":
    main()
