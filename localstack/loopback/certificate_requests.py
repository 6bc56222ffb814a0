"""Adds what MiniStack lacks of fleet provisioning: a certificate for the device's own key.

AWS IoT takes requests at $aws/certificates/create-from-csr/json. MiniStack signs such requests by its
HTTP API, and lets policies speak of the topic, but answers there only to who wants a key as well. This
signs as its HTTP API does, and gives the token that its registration asks for.
"""

import json
import secrets
import time

from ministack.services import iot

TOPIC = "$aws/certificates/create-from-csr/json"
OPERATION = "create-from-csr"

parse_topic = iot._parse_fleet_provisioning_topic
reply = iot._fleet_provisioning_reply


def parse_topic_or_request(topic):
    return (OPERATION, None) if topic == TOPIC else parse_topic(topic)


async def reply_or_certificate(account_id, region, operation, template_name, payload, connection):
    if operation != OPERATION:
        return await reply(account_id, region, operation, template_name, payload, connection)
    try:
        request = json.loads(payload)["certificateSigningRequest"]
        authority, authority_key = iot._ensure_ca()
        certificate = iot.sign_certificate_request(authority, authority_key, request)
    except (ValueError, KeyError, TypeError):
        return iot._fleet_rejected("InvalidCertificateSigningRequest", "CSR violates constraints")
    certificate_id = iot.get_certificate_id(certificate)
    token = secrets.token_urlsafe(48)
    with iot.request_scope(account_id, region):
        iot._certificates[certificate_id] = iot._certificate_record(
            certificate_id, certificate, "PENDING_ACTIVATION"
        )
        iot._drop_expired(iot._ownership_tokens)
        iot._ownership_tokens[token] = {
            "certificateId": certificate_id,
            "expiration": time.time() + iot._OWNERSHIP_TOKEN_SECONDS,
        }
    return "accepted", {
        "certificateId": certificate_id,
        "certificatePem": certificate,
        "certificateOwnershipToken": token,
    }


iot._parse_fleet_provisioning_topic = parse_topic_or_request
iot._fleet_provisioning_reply = reply_or_certificate
