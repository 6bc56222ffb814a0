"""Lets MiniStack judge rights to a Glue database by the ARN that AWS judges them by.

MiniStack takes the name in GetDatabase and its like for that of a table without a database, so a policy that
names the database refuses it.
"""

import json

from ministack.core import iam_actions

ACTIONS = ("GetDatabase", "UpdateDatabase", "DeleteDatabase")

extract_resource_arn = iam_actions.extract_resource_arn


def extract_resource_arn_of_databases(
    service, method, path, headers, body, query_params, region, account_id
):
    action = headers.get("x-amz-target", "").rpartition(".")[2]
    if service == "glue" and action in ACTIONS:
        return f"arn:aws:glue:{region}:{account_id}:database/{json.loads(body)['Name']}"
    return extract_resource_arn(
        service, method, path, headers, body, query_params, region, account_id
    )


iam_actions.extract_resource_arn = extract_resource_arn_of_databases
