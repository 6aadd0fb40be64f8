// Of a crowd the lanes are folded; each has a picture of its own that takes the place of the whole.

import { hosts, choose, selecting, words } from "./page.js";

const lanes = hosts.filter((host) => host.dataset.lane);
function turn(to) {
  for (const host of lanes) host.hidden = host !== to;
  document.querySelector("#map > .map:not([data-lane])").hidden = !!to;
}
selecting.push((id) => {
  const card = id && document.querySelector(`#map .card[data-seat="${id}"]`);
  if (card && card.dataset.lane) {
    turn(lanes.find((host) => host.dataset.lane === card.dataset.lane));
    return null;
  }
  const host = card && card.closest(".map");
  if (host && host.dataset.lane && host.hidden) turn(host);
  return id;
});
for (const host of lanes) {
  const back = document.createElement("button");
  back.textContent = `← ${words.lanes}`;
  back.addEventListener("click", () => turn(null));
  host.querySelector(".map-bar").prepend(back);
}
turn(null);
