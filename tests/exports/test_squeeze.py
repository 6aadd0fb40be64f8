"""A script made short does what the long one does."""

import pytest

from stakeholder_map.exports.squeeze import squeezed_script


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("const name = 1; // said\nuse(name);", "let a=1;use(a);"),
        ("const one = 1;\nconst two = one + +one;\n", "let a=1,b=a+ +a;"),
        ("const f = (one) => one.one;", "let b=a=>a.one;"),
        ("const f = (one, ...more) => more;", "let b=(c,...a)=>a;"),
        (
            "function f({ x, y: z = 2 }) { return { x, z }; }",
            "function c({x:a,y:b=2}){return{x:a,z:b}}",
        ),
        ("const [p, { q }] = given; call(p, q, given);", "let[a,{q:b}]=given;call(a,b,given);"),
        ("const t = 1; say(`a  b ${t} // no`);", "let a=1;say(`a  b ${a} // no`);"),
        ("const word = 'word'; o.word = { word: word };", "let a='word';o.word={word:a};"),
        (
            "for (const key of keys) if (/\\s /.test(key)) a(key);",
            "for(const b of keys)if(/\\s /.test(b))a(b);",
        ),
    ],
)
def test_names_of_its_own_become_short_and_all_else_stays(long: str, short: str) -> None:
    assert squeezed_script(long) == short


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        squeezed_script("const = ;")
