// --- places in a drawing --------------------------------------------------------------------------------------------
// A force-directed layout without chance: the places at the start follow from the order of the nodes. Only operations
// that every browser rounds alike are used, so that an address shows the same drawing to everybody.
const STEPS = 300;
const TURN = [-0.7373688780783197, 0.6754902942615238]; // cosine and sine of the golden angle

// `sizes`: width and height of what is drawn at each node; `ties`: [one, other, weight]. Gives the middle of each node.
function layout(sizes, ties, width, height) {
  const count = sizes.length;
  if (count < 2) return sizes.map(() => [width / 2, height / 2]);
  const weights = new Float64Array(count * count);
  for (const [one, other, weight] of ties) {
    weights[one * count + other] = weight;
    weights[other * count + one] = weight;
  }
  const xs = [];
  const ys = [];
  let [cos, sin] = [1, 0];
  for (let n = 0; n < count; n += 1) { // strong ones begin in the middle: a sunflower
    const far = Math.sqrt((n + 0.5) / count);
    xs.push(far * cos);
    ys.push(far * sin);
    [cos, sin] = [cos * TURN[0] - sin * TURN[1], cos * TURN[1] + sin * TURN[0]];
  }
  for (let step = 0; step < STEPS; step += 1) {
    const left = 1 - step / STEPS;
    move(xs, ys, weights, 0.12 * left * Math.sqrt(left) + 0.001);
  }
  return apart(spread(xs, ys, width, height), sizes, width, height);
}

function move(xs, ys, weights, heat) {
  const count = xs.length;
  const ideal = 1 / Math.sqrt(count);
  const fx = xs.map((x) => -0.9 * x);
  const fy = ys.map((y) => -0.9 * y);
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) {
      const dx = xs[one] - xs[other];
      const dy = ys[one] - ys[other];
      const far = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-4);
      const push = (ideal * ideal / far - weights[one * count + other] * far * far / ideal / 12) / far;
      fx[one] += dx * push;
      fy[one] += dy * push;
      fx[other] -= dx * push;
      fy[other] -= dy * push;
    }
  }
  for (let n = 0; n < count; n += 1) {
    const size = Math.max(Math.sqrt(fx[n] * fx[n] + fy[n] * fy[n]), 1e-9);
    xs[n] += fx[n] / size * Math.min(size, heat);
    ys[n] += fy[n] / size * Math.min(size, heat);
  }
}

// The places spread over the drawing.
function spread(xs, ys, width, height) {
  const [left, low] = [Math.min(...xs), Math.min(...ys)];
  const right = Math.max(Math.max(...xs) - left, 1e-6);
  const high = Math.max(Math.max(...ys) - low, 1e-6);
  return xs.map((x, n) => [60 + (x - left) / right * (width - 120), 40 + (ys[n] - low) / high * (height - 80)]);
}

// Push what overlaps apart, the shorter way, and back into the drawing.
function apart(places, sizes, width, height) {
  for (let step = 0; step < STEPS; step += 1) {
    let clean = true;
    for (let one = 0; one < places.length; one += 1) {
      for (let other = one + 1; other < places.length; other += 1) {
        if (parted(places[one], places[other], sizes[one], sizes[other])) clean = false;
      }
    }
    places.forEach((place, n) => [width, height].forEach((end, way) => {
      place[way] = Math.min(Math.max(place[way], sizes[n][way] / 2), end - sizes[n][way] / 2);
    }));
    if (clean) break;
  }
  return places;
}

function parted(one, other, size, beside) {
  const over = [0, 1].map((way) => (size[way] + beside[way]) / 2 - Math.abs(one[way] - other[way]));
  if (over[0] <= 0 || over[1] <= 0) return false;
  const way = over[0] < over[1] ? 0 : 1;
  const shift = one[way] >= other[way] ? over[way] / 2 : -over[way] / 2;
  one[way] += shift;
  other[way] -= shift;
  return true;
}
