"""The features of this service, in the order in which they are opened."""

from app.database.feature import DATABASE
from app.feature import Feature

FEATURES: tuple[Feature, ...] = (DATABASE,)
