"""Says whether a gateway may be provisioned. IoT Core asks before each registration.

A serial number is announced by a parameter of that name. It gets an identity by a claim certificate
only while it is announced; a gateway that is connected under its own identity may always renew that.
The device that runs Greengrass for a gateway is a thing of its own, by a template of its own.
"""

import os
import re

import boto3

SERIAL_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,64}")
PARAMETERS = boto3.client("ssm")


def handler(event, context):
    serial_number = event.get("parameters", {}).get("SerialNumber", "")
    client_id = event.get("clientId", "")
    template = event.get("templateArn", "").rpartition("/")[2]
    allowed, reason = judge(template, serial_number, client_id)
    print({"serialNumber": serial_number, "clientId": client_id, "allowed": allowed, "reason": reason})
    return {"allowProvisioning": allowed}


def judge(template, serial_number, client_id):
    if not isinstance(serial_number, str) or not SERIAL_NUMBER.fullmatch(serial_number):
        return False, "no serial number"
    if serial_number.endswith("-core"):
        return False, "named as the device of another gateway"
    # A policy of the stage lets nobody connect under this name but who holds the thing's certificate.
    if client_id == serial_number + ("-core" if template.endswith("-core") else ""):
        return True, "renews its own identity"
    if client_id != template + ":" + serial_number:
        return False, "asks for the identity of another gateway"
    try:
        PARAMETERS.get_parameter(Name=os.environ["ANNOUNCEMENTS"] + "/" + serial_number)
    except PARAMETERS.exceptions.ParameterNotFound:
        return False, "not announced"
    return True, "announced"
