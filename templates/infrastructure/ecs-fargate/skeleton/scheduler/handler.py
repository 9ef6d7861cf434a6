"""Puts the service to sleep outside office hours and wakes it up again.

EventBridge Scheduler sends {"action": "stop"} or {"action": "start"}.
"""

import logging
import os

import boto3
from botocore.exceptions import ClientError

log = logging.getLogger()
log.setLevel(logging.INFO)


def handle(event, _context):
    action = event.get("action")
    if action not in ("start", "stop"):
        raise ValueError(f"action must be 'start' or 'stop', not {action!r}")

    database = os.environ["DATABASE"]
    # Awake from the bottom up, asleep from the top down.
    if action == "start":
        if database:
            switch_database("start", database)
        scale_service(int(os.environ["DESIRED_COUNT"]))
    else:
        scale_service(0)
        if database:
            switch_database("stop", database)
    return {"action": action}


def scale_service(count):
    cluster, service = os.environ["CLUSTER"], os.environ["SERVICE"]
    boto3.client("ecs").update_service(cluster=cluster, service=service, desiredCount=count)
    log.info("service %s has %s tasks", service, count)


def switch_database(action, database):
    client = boto3.client("rds")
    switch = client.start_db_instance if action == "start" else client.stop_db_instance
    try:
        switch(DBInstanceIdentifier=database)
        log.info("database %s: %s", database, action)
    except ClientError as error:
        # Already there, or on its way: the wish is fulfilled.
        if error.response["Error"]["Code"] != "InvalidDBInstanceState":
            raise
        log.info("database %s: %s was not needed", database, action)
