"""Items: the example resource. Replace it with what this service is about."""

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query, Request, status
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import models

router = APIRouter(prefix="/api/v1/items", tags=["items"])


class ItemContent(BaseModel):
    name: str = Field(min_length=1, max_length=100)
    quantity: int = Field(ge=0, le=1_000_000)


class Item(ItemContent):
    model_config = ConfigDict(from_attributes=True)

    id: UUID


def session(request: Request) -> Iterator[Session]:
    """One transaction a request; rolled back when the request fails."""
    with request.app.state.sessions.begin() as session:
        yield session


# Committed before the answer is sent: a client that was told "created" finds it.
CurrentSession = Annotated[Session, Depends(session, scope="function")]


def existing(item_id: UUID, session: CurrentSession) -> models.Item:
    item = session.get(models.Item, item_id)
    if item is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such item")
    return item


ExistingItem = Annotated[models.Item, Depends(existing, scope="function")]


@router.get("")
def list_items(
    session: CurrentSession,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    after: UUID | None = None,
) -> list[Item]:
    """A page of items by id; pass the last id as `after` to get the next."""
    query = select(models.Item).order_by(models.Item.id).limit(limit)
    if after:
        query = query.where(models.Item.id > after)
    return [Item.model_validate(item) for item in session.scalars(query)]


@router.post("", status_code=status.HTTP_201_CREATED)
def create_item(content: ItemContent, session: CurrentSession) -> Item:
    item = models.Item(**content.model_dump())
    session.add(item)
    session.flush()
    return Item.model_validate(item)


@router.get("/{item_id}")
def get_item(item: ExistingItem) -> Item:
    return Item.model_validate(item)


@router.put("/{item_id}")
def replace_item(item: ExistingItem, content: ItemContent) -> Item:
    item.name = content.name
    item.quantity = content.quantity
    return Item.model_validate(item)


@router.delete("/{item_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_item(item: ExistingItem, session: CurrentSession) -> None:
    session.delete(item)
