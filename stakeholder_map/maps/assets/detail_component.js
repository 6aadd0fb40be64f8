// What is known of whoever was clicked on a picture of the page: painted at once, without asking
// the server, which answers with the rest of the panel.

const SHOWN = new WeakMap();
const NODES = new Set("section div p span b dl dt dd br small ul li button".split(" "));
// A figure opens its reason by these alone, without a script.
const OURS = new Set("class style type id popover popovertarget".split(" "));
const LATE = 3000;

// Only what our own blocks hold is let in, whatever the text says.
function blocks(source) {
  const body = new DOMParser().parseFromString(source, "text/html").body;
  for (const node of body.querySelectorAll("*")) {
    if (!NODES.has(node.localName)) node.remove();
    for (const { name } of [...node.attributes])
      if (!OURS.has(name)) node.removeAttribute(name);
  }
  return body.childNodes;
}

export default function component({ data: [data], parentElement, setTriggerValue }) {
  let shown = SHOWN.get(parentElement);
  if (!shown) {
    const host = parentElement.appendChild(document.createElement("div"));
    const listening = new AbortController();
    host.className = "sm";
    shown = { host, seat: null, awaited: undefined, listening };
    SHOWN.set(parentElement, shown);
    const close = document.createElement("button");
    close.className = "close";
    close.textContent = "✕";
    close.addEventListener("click", () => {
      turn({ detail: null });
      shown.tell("close", true);
    });
    shown.show = (seat) => {
      shown.seat = seat;
      shown.text = shown.seats[seat] ?? "";
      host.replaceChildren(...(shown.text ? [close] : []), ...blocks(shown.text));
    };
    shown.name = (text) => {
      close.title = text;
      close.setAttribute("aria-label", text);
    };
    shown.await = (seat) => {
      clearTimeout(shown.late);
      shown.awaited = seat;
      document.body.classList.toggle("sm-turning", seat !== undefined);
      if (seat !== undefined) shown.late = setTimeout(() => shown.await(undefined), LATE);
    };
    const turn = ({ detail: seat }) => {
      if (seat === shown.seat || (seat && !(seat in shown.seats))) return;
      shown.await(seat);
      shown.show(seat);
    };
    window.addEventListener("stakeholder-look", turn, { signal: listening.signal });
  }
  shown.seats = data.seats;
  shown.tell = setTriggerValue;
  shown.name(data.close);
  // An answer to an earlier click must not bring back what is not looked at any more.
  if (shown.awaited === undefined || shown.awaited === data.selected) {
    shown.await(undefined);
    if (shown.seat !== data.selected || shown.text !== (data.seats[data.selected] ?? ""))
      shown.show(data.selected);
  }
  return () => {
    shown.await(undefined);
    shown.listening.abort();
    shown.host.remove();
    SHOWN.delete(parentElement);
  };
}
