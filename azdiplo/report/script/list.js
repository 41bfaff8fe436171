// --- long lists -----------------------------------------------------------------------------------------------------
// Of a list of rows of one height only those in sight are in the page. `draw(item, position)` makes a row.
function virtual(place, height, draw) {
  const space = el("div", { class: "space" });
  let items = [];
  let drawn = [0, 0];
  place.append(space);

  function fill(anew) {
    const from = Math.max(0, Math.floor(place.scrollTop / height) - 8);
    const to = Math.min(items.length, Math.ceil((place.scrollTop + place.clientHeight) / height) + 8);
    if (!anew && from === drawn[0] && to === drawn[1]) return;
    drawn = [from, to];
    space.replaceChildren(...items.slice(from, to).map((item, n) => {
      const row = draw(item, from + n);
      row.style.top = `${(from + n) * height}px`;
      row.style.height = `${height}px`;
      return row;
    }));
  }
  place.addEventListener("scroll", () => fill(false), { passive: true });
  new ResizeObserver(() => fill(false)).observe(place);
  return {
    set(list) {
      items = list;
      space.style.height = `${items.length * height}px`;
      place.scrollTop = 0;
      fill(true);
    },
    redraw: () => fill(true),
    rows: () => Math.max(1, Math.floor(place.clientHeight / height) - 1),
    reveal(position) {
      const top = position * height;
      if (top < place.scrollTop) place.scrollTop = top;
      else if (top + height > place.scrollTop + place.clientHeight) place.scrollTop = top + height - place.clientHeight;
      fill(true);
    },
  };
}

// Items that appear in chunks, the next ones when the end of the last ones comes near.
const watcher = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) entry.target.more();
}, { rootMargin: "600px" });

function lazily(place, items, draw, chunk) {
  let at = 0;
  const end = el("li", { class: "note" });
  end.more = () => {
    end.before(...items.slice(at, at + chunk).map(draw));
    at += chunk;
    watcher.unobserve(end);
    if (at < items.length) watcher.observe(end);
    else end.remove();
  };
  place.replaceChildren(end);
  end.more();
}
