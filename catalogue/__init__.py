"""The catalogue: every type of credential that is known, as data (``types/*.yaml``), and its loader."""

from catalogue.checks import is_valid
from catalogue.load import CatalogueError, load
from catalogue.model import Catalogue, CredentialType, FamilyCues, NumberFormat

__all__ = ["Catalogue", "CatalogueError", "CredentialType", "FamilyCues", "NumberFormat", "is_valid", "load"]
