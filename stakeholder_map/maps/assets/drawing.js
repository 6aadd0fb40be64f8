// A picture that comes as text, made a part of the app.

const NODES = new Set("svg g defs marker pattern path rect circle use text tspan title".split(" "));
const SVG = "http://www.w3.org/2000/svg";

// Only what our own drawing may hold is let in, whatever the text says.
export function drawing(source) {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.namespaceURI !== SVG) return null;
  for (const node of [root, ...root.querySelectorAll("*")]) {
    if (node.namespaceURI !== SVG || !NODES.has(node.localName)) {
      node.remove();
      continue;
    }
    for (const { name, value } of [...node.attributes]) {
      const link = name === "href" || name.endsWith(":href");
      const outside = /url\((?!#)/i.test(value);
      if (name.startsWith("on") || name === "style" || outside || (link && value[0] !== "#"))
        node.removeAttribute(name);
    }
  }
  return document.importNode(root, true);
}
