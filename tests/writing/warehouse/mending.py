"""Registers changed as the commands and the desk do it, with what is said before."""

from dashboard.writing.warehouse.registers import change as changing
from dashboard.writing.warehouse.registers import effects


def change(world, plan, *given, **more):
    """Make a change; return its number and what was said before it was made."""
    numbers, told = [], []
    with world.warehouse() as opened:

        def note(warehouse, planned):
            numbers.append(changing.note(warehouse, planned))

        planned = plan(opened, *given, **more)
        effects.carry_out(opened, planned, note, told.extend)
        return numbers[0], effects.sentences(tuple(told))


def undo(world, number):
    with world.warehouse() as opened, opened.transaction():
        changing.undo(opened, number)


def expected(world, plan, *given, **more):
    """What is said of a change that is not made."""
    with world.warehouse() as opened:
        moved = effects.expected(opened, plan(opened, *given, **more))
        return effects.sentences(moved)
