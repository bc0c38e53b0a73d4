"""The tree over the lines and its proofs, against a tree made by others."""

import pymerkle
import pytest

from dashboard.ground.audit.proofs import EMPTY, is_continued, is_included, leaf_hash
from dashboard.ground.audit.tree import Tree

LEAVES = [f"line {number}".encode() for number in range(70)]
SIZES = [1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 64, 70]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    made = Tree(path=tmp_path_factory.mktemp("tree") / "tree")
    for first, last in ((0, 1), (1, 3), (3, 40), (40, 41), (41, 70)):
        made.add(map(leaf_hash, LEAVES[first:last]), first)
    return made


@pytest.fixture(scope="module")
def other():
    made = pymerkle.InmemoryTree(algorithm="sha256")
    made.append_entries(LEAVES)
    return made


def test_it_has_a_leaf_for_each_line(tree):
    assert tree.size == 70
    assert [tree.leaf(n) for n in range(70)] == list(map(leaf_hash, LEAVES))


def test_a_tree_without_leaves_has_the_root_of_nothing(tree, tmp_path):
    assert Tree(path=tmp_path / "tree").size == 0
    assert tree.root(0) == EMPTY == pymerkle.InmemoryTree().get_root()


def test_every_root_is_the_one_that_others_compute(tree, other):
    assert [tree.root(n) for n in range(1, 71)] == [
        other.get_root(n) for n in range(1, 71)
    ]


@pytest.mark.parametrize("size", SIZES)
def test_paths_to_a_leaf_are_the_ones_that_others_make_and_accept(tree, other, size):
    for index in range(size):
        path = tree.inclusion(index, size)
        theirs = other.prove_inclusion(index + 1, size)
        assert path == theirs.path[1:]
        theirs.verify(leaf_hash(LEAVES[index]), tree.root(size), index + 1, size)
        leaf = leaf_hash(LEAVES[index])
        assert is_included(leaf, index, size, path, tree.root(size))


@pytest.mark.parametrize("size", SIZES)
def test_what_was_only_added_to_is_proved_as_others_prove_it(tree, other, size):
    for old in range(1, size + 1):
        path = tree.consistency(old, size)
        assert is_continued(old, size, path, tree.root(old), tree.root(size))
        theirs = other.prove_consistency(old, size)
        theirs.verify(tree.root(old), tree.root(size), old, size)


@pytest.mark.parametrize("size", SIZES)
def test_another_beginning_is_never_proved(tree, size):
    for old in range(1, size + 1):
        path = tree.consistency(old, size)
        bent = [*path[:-1], leaf_hash(path[-1])] if path else [EMPTY]
        for wrong in (path[1:], [*path, EMPTY], bent):
            if wrong != path:
                assert not is_continued(
                    old, size, wrong, tree.root(old), tree.root(size)
                )
        assert not is_continued(old, size, path, EMPTY, tree.root(size))
        assert not is_continued(old, size, path, tree.root(old), EMPTY)


def test_an_empty_log_may_become_any_and_a_longer_one_no_shorter(tree):
    root = tree.root(33)
    assert is_continued(0, 33, [], EMPTY, root)
    assert not is_continued(0, 33, [EMPTY], EMPTY, root)
    assert not is_continued(0, 33, [], root, root)
    for old in (-1, 34):
        assert not is_continued(old, 33, [], tree.root(33), root)


def test_a_leaf_at_another_place_is_never_proved(tree):
    for index in range(33):
        path, leaf = tree.inclusion(index, 33), tree.leaf(index)
        places = [n for n in range(-1, 40) if n != index]
        assert not any(
            is_included(leaf, place, 33, path, tree.root(33)) for place in places
        )


def test_leaves_are_written_over_what_a_crash_left(tree, other, tmp_path):
    made = Tree(path=tmp_path / "tree")
    made.path.write_bytes(tree.path.read_bytes() + b"torn")
    assert made.size == 70
    made.add([leaf_hash(b"another")], 33)
    assert made.size == 34
    assert made.root(33) == other.get_root(33)
