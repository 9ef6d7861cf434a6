from unittest.mock import MagicMock, call

import handler
import pytest
from botocore.exceptions import ClientError


@pytest.fixture
def aws(monkeypatch):
    """One recorder for both clients, so that the order of calls shows."""
    recorder = MagicMock()
    monkeypatch.setattr(handler.boto3, "client", lambda name: getattr(recorder, name))
    for name, value in {
        "CLUSTER": "orders",
        "SERVICE": "orders",
        "DESIRED_COUNT": "2",
        "DATABASE": "orders",
    }.items():
        monkeypatch.setenv(name, value)
    return recorder


def scaled_to(count):
    return call.ecs.update_service(cluster="orders", service="orders", desiredCount=count)


def test_sleeps_from_the_top_down(aws):
    assert handler.handle({"action": "stop"}, None) == {"action": "stop"}

    assert aws.mock_calls == [
        scaled_to(0),
        call.rds.stop_db_instance(DBInstanceIdentifier="orders"),
    ]


def test_wakes_from_the_bottom_up(aws):
    handler.handle({"action": "start"}, None)

    assert aws.mock_calls == [
        call.rds.start_db_instance(DBInstanceIdentifier="orders"),
        scaled_to(2),
    ]


def test_leaves_the_database_alone_where_there_is_none(aws, monkeypatch):
    monkeypatch.setenv("DATABASE", "")

    handler.handle({"action": "stop"}, None)

    assert aws.mock_calls == [scaled_to(0)]


def test_a_database_that_is_already_stopped_is_no_fault(aws):
    aws.rds.stop_db_instance.side_effect = ClientError(
        {"Error": {"Code": "InvalidDBInstanceState"}}, "StopDBInstance"
    )

    assert handler.handle({"action": "stop"}, None) == {"action": "stop"}


def test_other_faults_reach_the_retry(aws):
    aws.rds.start_db_instance.side_effect = ClientError(
        {"Error": {"Code": "AccessDenied"}}, "StartDBInstance"
    )

    with pytest.raises(ClientError, match="AccessDenied"):
        handler.handle({"action": "start"}, None)
    aws.ecs.update_service.assert_not_called()


def test_refuses_what_it_does_not_know(aws):
    with pytest.raises(ValueError, match="'pause'"):
        handler.handle({"action": "pause"}, None)
    assert aws.mock_calls == []
