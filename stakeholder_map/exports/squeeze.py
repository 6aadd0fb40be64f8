"""Our scripts as small as they can be and still be read: no comments, no blanks, short names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count, product
from string import ascii_letters

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_javascript.language())

#: Where a name is declared: kind of node and its field; None is any child.
_DECLARED = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "formal_parameters": None,
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
_PATTERNS = {"array_pattern", "object_pattern", "rest_pattern"}
_WHOLE = {"string", "regex"}
_SHORT = {"shorthand_property_identifier", "shorthand_property_identifier_pattern"}

#: Words that no name may be.
_KEPT = {"do", "if", "in", "of", "as"}


def squeezed_script(source: str) -> str:
    """Return a script that does the same, with names of its own made short and blanks left out.

    Only names that the script itself declares are changed, each to the same short one wherever
    it stands; properties, texts and names of the browser stay. So two things of one name must
    not be one of ours and one of the browser's, and every statement has to end in a semicolon.

    Raises:
        ValueError: this is no script.
    """
    root = Parser(_LANGUAGE).parse(source.encode()).root_node
    if root.has_error:
        raise ValueError("the script cannot be read")
    return _joined(_tokens(root, _shortened(root)))


def _shortened(root: Node) -> dict[str, str]:
    """Return the short name of each name that is declared, the most frequent ones the shortest.

    Two names may become the same one if no statement of the script holds both, and at most one
    of them is known to all statements.
    """
    places: dict[str, Counter[int]] = {}
    for at, statement in enumerate(root.children):
        for node in filter(_is_name, _nodes(statement)):
            places.setdefault(_text(node), Counter())[at] += 1
    own = {_text(name) for node in _nodes(root) for name in _declared(node)}
    common = {_text(name) for node in _statements(root) for name in _declared(node)}
    taken = _KEPT | (places.keys() - own)
    held: dict[str, set[int]] = {}
    short: dict[str, str] = {}
    for name in sorted(own, key=lambda name: (-places[name].total(), name)):
        # Number −1 stands for what is known to all.
        where = {*places[name], *([-1] if name in common else [])}
        short[name] = next(
            free
            for free in _short_names()
            if free not in taken and not where & held.get(free, set())
        )
        held.setdefault(short[name], set()).update(where)
    return short


def _statements(root: Node) -> Iterator[Node]:
    """Return what declares names for the whole script."""
    for statement in root.children:
        yield statement
        if statement.type == "lexical_declaration":
            yield from statement.children


def _short_names() -> Iterator[str]:
    return ("".join(letters) for n in count(1) for letters in product(ascii_letters, repeat=n))


def _declared(node: Node) -> Iterator[Node]:
    if node.type not in _DECLARED:
        return
    field = _DECLARED[node.type]
    for child in node.named_children if field is None else node.children_by_field_name(field):
        yield from _bound(child)


def _bound(node: Node) -> Iterator[Node]:
    """Return the names that a pattern gives values to."""
    if _is_name(node):
        yield node
    elif node.type in _PATTERNS:
        for child in node.named_children:
            yield from _bound(child)
    elif node.type in ("assignment_pattern", "object_assignment_pattern"):
        yield from _bound(node.children[0])
    elif node.type == "pair_pattern":
        yield from _bound(node.children[-1])


def _is_name(node: Node) -> bool:
    return node.type == "identifier" or node.type in _SHORT


def _tokens(node: Node, short: dict[str, str]) -> Iterator[str]:
    if node.type == "comment":
        return
    if node.type == "template_string":
        yield _template(node, short)
    elif node.type in _SHORT:
        name = _text(node)
        yield f"{name}:{short[name]}" if name in short else name
    elif node.type == "identifier":
        yield short.get(_text(node), _text(node))
    elif node.type in _WHOLE or not node.children:
        yield _text(node)
    elif node.type == "formal_parameters" and _is_bare(node):
        yield from _tokens(node.children[1], short)
    elif node.type == "lexical_declaration":
        yield from _declaration(node, short)
    else:
        for child in node.children:
            yield from _tokens(child, short)


def _is_bare(parameters: Node) -> bool:
    """Tell whether parentheses are not needed: of an arrow function with one plain name."""
    inside, around = parameters.named_children, parameters.parent
    arrow = around is not None and around.type == "arrow_function"
    return arrow and len(parameters.children) == 3 and inside[0].type == "identifier"


def _declaration(node: Node, short: dict[str, str]) -> Iterator[str]:
    """Return a declaration; those that follow each other become one."""
    before, after = _beside(node, -1), _beside(node, 1)
    if before is None or before.type != node.type:
        yield "let"
    for child in node.children[1:-1]:
        yield from _tokens(child, short)
    yield "," if after is not None and after.type == node.type else ";"


def _beside(node: Node, step: int) -> Node | None:
    """Return the statement before or after, over comments."""
    found = node.next_sibling if step > 0 else node.prev_sibling
    while found is not None and found.type == "comment":
        found = found.next_sibling if step > 0 else found.prev_sibling
    return found


def _template(node: Node, short: dict[str, str]) -> str:
    """Return a text in back quotes with what it is filled with; its blanks are its own."""
    whole, said, at = node.text or b"", "", node.start_byte
    for child in node.named_children:
        if child.type == "template_substitution":
            said += whole[at - node.start_byte : child.start_byte - node.start_byte].decode()
            said += _joined(_tokens(child, short))
            at = child.end_byte
    return said + whole[at - node.start_byte :].decode()


def _joined(tokens: Iterator[str]) -> str:
    made: list[str] = []
    last = " "
    for piece in filter(None, tokens):
        if piece == "}" and last == ";":
            made.pop()
        words = _in_word(last) and _in_word(piece[0])
        signs = last in "+-" and piece[0] == last
        made += [" ", piece] if words or signs else [piece]
        last = piece[-1]
    return "".join(made)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_$"


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()
