"""People: the one table in which names stand. Everything else knows a person by id."""

from sqlalchemy import Connection, bindparam, insert, select

from audit.domain.review import Person
from audit.storage.tables import PEOPLE

_FIND = select(PEOPLE.c.id).where(PEOPLE.c.name == bindparam("of_name"), PEOPLE.c.role == bindparam("of_role"))
_ADD = insert(PEOPLE).returning(PEOPLE.c.id)


def person_id(connection: Connection, person: Person) -> str:
    """The id of the person with this name and role, who is added when new. An id that `person` brings is not used."""
    known = connection.execute(_FIND, {"of_name": person.name, "of_role": person.role}).scalar()
    if known is not None:
        return str(known)
    return str(connection.execute(_ADD, {"name": person.name, "role": person.role}).scalar_one())
