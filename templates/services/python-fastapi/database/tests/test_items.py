import uuid

from fastapi.testclient import TestClient

from app.main import create_app

ITEMS = "/api/v1/items"


def test_an_item_lives_from_creation_to_deletion(client: TestClient) -> None:
    created = client.post(ITEMS, json={"name": "pallet", "quantity": 3})
    address = f"{ITEMS}/{created.json()['id']}"
    replaced = client.put(address, json={"name": "crate", "quantity": 0})
    read = client.get(address)
    deleted = client.delete(address)

    assert created.status_code == 201
    assert replaced.json() == read.json() == {**created.json(), "name": "crate", "quantity": 0}
    assert deleted.status_code == 204
    assert client.get(address).status_code == 404


def test_lists_page_by_page(client: TestClient) -> None:
    for number in range(5):
        client.post(ITEMS, json={"name": f"item {number}", "quantity": number})

    first = client.get(ITEMS, params={"limit": 3}).json()
    second = client.get(ITEMS, params={"limit": 3, "after": first[-1]["id"]}).json()

    assert [len(first), len(second)] == [3, 2]
    assert len({item["id"] for item in first + second}) == 5


def test_refuses_what_is_not_an_item(client: TestClient) -> None:
    for content in ({}, {"name": "", "quantity": 1}, {"name": "x", "quantity": -1}):
        assert client.post(ITEMS, json=content).status_code == 422
    assert client.get(f"{ITEMS}/{uuid.uuid4()}").status_code == 404
    assert client.get(ITEMS, params={"limit": 101}).status_code == 422


def test_keeps_hostile_text_as_it_is(client: TestClient) -> None:
    name = "'; DROP TABLE items; -- ${HOME} {{ 7 * 7 }}"

    created = client.post(ITEMS, json={"name": name, "quantity": 1}).json()

    assert client.get(f"{ITEMS}/{created['id']}").json()["name"] == name


def test_items_outlive_the_process(client: TestClient) -> None:
    created = client.post(ITEMS, json={"name": "pallet", "quantity": 3}).json()

    with TestClient(create_app()) as restarted:
        assert restarted.get(ITEMS).json() == [created]


def test_not_ready_without_the_database(client: TestClient) -> None:
    class Unreachable:
        def __call__(self) -> None:
            raise ConnectionError("no route to the database")

    client.app.state.sessions = Unreachable()

    answer = client.get("/ready")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "checks": {"database": "unavailable"}}
    assert client.get("/health").status_code == 200
