"""The features of this service, in the order in which they are opened."""

from app.feature import Feature

FEATURES: tuple[Feature, ...] = ()
