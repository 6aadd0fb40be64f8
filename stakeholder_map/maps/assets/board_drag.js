// Moving cards by hand, in the app: drag one, or walk it with Alt and the arrow keys. It snaps to
// a cell of its own lane and level; whoever stands there takes its place.

const BOARD_NS = "http://www.w3.org/2000/svg";
const MOVE_FROM = 6;
const MOVE_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// `slots()`: the cells ({ width, groups, cells }) of the picture that is shown, or null.
export function draggable(host, { slots, onMove }) {
  const stop = new AbortController();
  const on = (kind, does) => host.addEventListener(kind, does, { signal: stop.signal, capture: true });
  let held = null;

  const cardOf = (event) => event.composedPath().find((node) => node.classList?.contains("card"));
  function cellsOf(card) {
    const known = slots();
    const group = known ? known.groups[card.dataset.seat] : undefined;
    const cells = group === undefined ? [] : known.cells[group] || [];
    return cells.map(([x, y, height, column, row, key]) => ({ x, y, height, column, row, key }));
  }
  function placed(card) {
    const [, x, y] = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(card.getAttribute("transform")) || [];
    return [Number(x), Number(y)];
  }
  const put = (card, x, y) => card.setAttribute("transform", `translate(${x} ${y})`);

  function show(cells) {
    const svg = held.card.ownerSVGElement;
    held.marks = svg.insertBefore(document.createElementNS(BOARD_NS, "g"), held.card.parentNode);
    held.marks.setAttribute("class", "slots");
    for (const cell of cells) {
      const made = held.marks.appendChild(document.createElementNS(BOARD_NS, "rect"));
      const { x, y, height } = cell;
      for (const [name, value] of Object.entries({ x, y, height, width: slots().width, rx: 8 }))
        made.setAttribute(name, value);
      cell.mark = made;
    }
    held.card.parentNode.append(held.card);
    held.card.classList.add("held");
  }
  function nearest(x, y) {
    let best = null, least = Infinity;
    for (const cell of held.cells) {
      const away = Math.hypot(cell.x - x, cell.y - y);
      if (away < least) [best, least] = [cell, away];
    }
    return best;
  }
  function let_go() {
    if (!held) return;
    held.marks?.remove();
    held.card.classList.remove("held");
    held = null;
  }
  function move(card, cell) {
    put(card, cell.x, cell.y);
    onMove({ seat: card.dataset.seat, column: cell.column, row: cell.row });
  }

  on("pointerdown", (event) => {
    const card = event.button ? null : cardOf(event);
    const cells = card ? cellsOf(card) : [];
    if (cells.length < 2) return;
    held = { card, cells, x: event.clientX, y: event.clientY, start: placed(card), at: null, id: event.pointerId };
  });
  on("pointermove", (event) => {
    if (!held) return;
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (!held.marks) {
      if (Math.hypot(dx, dy) < MOVE_FROM) return event.stopPropagation();
      const svg = held.card.ownerSVGElement;
      // The map lets go of what it took for the beginning of a pan.
      svg.dispatchEvent(new PointerEvent("pointercancel", { pointerId: held.id }));
      svg.setPointerCapture(held.id);
      show(held.cells);
    }
    event.stopPropagation();
    const scale = held.card.ownerSVGElement.getScreenCTM();
    const x = held.start[0] + dx / scale.a, y = held.start[1] + dy / scale.d;
    put(held.card, x, y);
    held.at?.mark.classList.remove("here");
    held.at = nearest(x, y);
    held.at.mark.classList.add("here");
  });
  on("pointerup", (event) => {
    if (!held || !held.marks) return void (held = null);
    event.stopPropagation();
    const { card, at, start } = held;
    let_go();
    if (at.key === card.dataset.seat) put(card, ...start);
    else move(card, at);
  });
  on("pointercancel", (event) => {
    if (!held || !held.marks || !event.isTrusted) return;
    put(held.card, ...held.start);
    let_go();
  });
  on("keydown", (event) => {
    if (event.key === "Escape" && held?.marks) {
      put(held.card, ...held.start);
      let_go();
      return event.stopPropagation();
    }
    const step = event.altKey && MOVE_KEYS[event.key];
    const card = step && cardOf(event);
    if (!card) return;
    event.preventDefault();
    event.stopPropagation();
    const cells = cellsOf(card);
    const own = cells.find((cell) => cell.key === card.dataset.seat);
    const to = own && cells.find((cell) => cell.column === own.column + step[0] && cell.row === own.row + step[1]);
    if (to) move(card, to);
  });
  return { detach: () => (let_go(), stop.abort()) };
}
