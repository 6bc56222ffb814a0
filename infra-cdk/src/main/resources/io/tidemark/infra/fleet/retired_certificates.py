"""Retires the certificates that a gateway replaced.

A gateway tells over its connection that it uses it; the rule says which certificate that connection
has. Only certificates that are older than that one are retired: whenever this is heard, late, twice
or out of order, it never takes a newer one away.
"""

import boto3

IOT = boto3.client("iot")


def handler(event, context):
    thing, used = event["gateway"], event["certificate"]
    held = certificates_of(thing)
    if used not in held:
        print({"gateway": thing, "certificate": used, "retired": [], "reason": "not its certificate"})
        return
    since = described(used)["creationDate"]
    retired = []
    for certificate in held:
        if certificate == used:
            continue
        description = described(certificate)
        if description["status"] == "ACTIVE" and description["creationDate"] < since:
            IOT.update_certificate(certificateId=certificate, newStatus="INACTIVE")
            retired.append(certificate)
    print({"gateway": thing, "certificate": used, "retired": retired})


def certificates_of(thing):
    pages = IOT.get_paginator("list_thing_principals").paginate(thingName=thing)
    arns = [arn for page in pages for arn in page["principals"]]
    return [arn.rsplit("/", 1)[-1] for arn in arns if ":cert/" in arn]


def described(certificate):
    return IOT.describe_certificate(certificateId=certificate)["certificateDescription"]
