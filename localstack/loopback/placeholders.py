"""Lets MiniStack's CloudFormation deploy stacks with resources that it does not know.

Such a stack fails as a whole. TIDEMARK_PLACEHOLDERS names the types, separated by commas, of which it shall
say that it made them, as no check asks for them; TYPE/PROPERTY is a type's resources with that property only.
"""

import os

from ministack.services.cloudformation import provisioners


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
