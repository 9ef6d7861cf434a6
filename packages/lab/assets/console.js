const REFRESH_MILLISECONDS = 15_000;
const states = {
  OK: '✓ OK',
  ALARM: '✕ In alarm',
  INSUFFICIENT_DATA: '? Insufficient data',
};
const place = document.getElementById('alarm');
const region =
  new URLSearchParams(window.location.search).get('region') ?? 'us-east-1';

function element(name, properties, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

function drawing(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.textContent = text ?? '';
  return made;
}

function state(value) {
  const className = `state state-${value}`;
  return element('span', { className }, states[value] ?? value);
}

function moment(iso) {
  return element('time', { dateTime: iso }, new Date(iso).toLocaleString());
}

function rounded(value) {
  return Number(value.toPrecision(3)).toLocaleString();
}

function chart({ points, threshold, metric, statistic }) {
  const width = 800;
  const height = 220;
  const top = Math.max(threshold, ...points.map(([, value]) => value)) * 1.1;
  const y = value => height - 30 - (value / (top || 1)) * (height - 50);
  const x = index =>
    10 + (index / Math.max(points.length - 1, 1)) * (width - 20);
  const svg = drawing('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': `${metric}, ${statistic}, over the last three hours; threshold ${rounded(threshold)}`,
  });
  const line = points.map(([, value], index) => `${x(index)},${y(value)}`);
  svg.append(
    drawing('line', {
      class: 'threshold',
      x1: 10,
      x2: width - 10,
      y1: y(threshold),
      y2: y(threshold),
    }),
    drawing(
      'text',
      { x: 12, y: y(threshold) - 4 },
      `Threshold ${rounded(threshold)}`,
    ),
    drawing('polyline', { class: 'figures', points: line.join(' ') }),
  );
  if (points.length > 0) {
    const label = ([time, value], attributes) =>
      drawing(
        'text',
        { y: height - 8, ...attributes },
        `${new Date(time).toLocaleTimeString()}: ${rounded(value)}`,
      );
    svg.append(
      label(points[0], { x: 10 }),
      label(points[points.length - 1], { x: width - 10, 'text-anchor': 'end' }),
    );
  }
  return svg;
}

function facts(alarm) {
  const sign = alarm.comparison === 'LessThanThreshold' ? '<' : '>';
  const pairs = {
    Metric: alarm.metric,
    Statistic: alarm.statistic,
    Condition: `${sign} ${rounded(alarm.threshold)} for ${alarm.evaluationPeriods} × ${alarm.periodSeconds} s`,
    ...alarm.dimensions,
    Region: region,
  };
  const rows = Object.entries(pairs).map(([term, value]) =>
    element('div', {}, element('dt', {}, term), element('dd', {}, value)),
  );
  return element('dl', {}, ...rows);
}

function showAlarm(alarm) {
  document.title = `${alarm.name} · CloudWatch · Gantry lab`;
  const history = alarm.history.map(entry =>
    element(
      'li',
      {},
      state(entry.state),
      moment(entry.at),
      element('span', { className: 'aside reason' }, entry.reason),
    ),
  );
  place.replaceChildren(
    element(
      'nav',
      { ariaLabel: 'Path' },
      element('a', { href: '#alarmsV2:' }, 'All alarms'),
    ),
    element('h1', {}, alarm.name),
    element('p', {}, state(alarm.state), ' since ', moment(alarm.since)),
    element('p', {}, alarm.reason),
    element('p', { className: 'aside' }, alarm.description),
    chart(alarm),
    facts(alarm),
    element('h2', {}, 'History'),
    element('ul', { className: 'list' }, ...history),
  );
}

/** The word of `#alarmsV2:?~(search~'word)`, which is how the console narrows its list. */
function searchedWord() {
  const [, word = ''] = /\(search~'([^)~]+)/.exec(window.location.hash) ?? [];
  return decodeURIComponent(word);
}

function showList({ items }) {
  document.title = 'CloudWatch alarms · Gantry lab';
  const word = searchedWord();
  const found = items.filter(({ name }) => name.includes(word));
  const rows = found.map(alarm => {
    const href = `#alarmsV2:alarm/${encodeURIComponent(alarm.name)}`;
    return element(
      'li',
      {},
      element('a', { href }, alarm.name),
      state(alarm.state),
    );
  });
  place.replaceChildren(
    element('h1', {}, `CloudWatch alarms in ${region}`),
    word &&
      element(
        'p',
        {},
        `With “${word}” in the name. `,
        element('a', { href: '#alarmsV2:' }, 'All alarms'),
      ),
    rows.length > 0
      ? element('ul', { className: 'list' }, ...rows)
      : element('p', {}, 'There are none.'),
  );
}

function wantedAlarm() {
  const [, name] = /^#alarmsV2:alarm\/([^?]+)/.exec(window.location.hash) ?? [];
  return name === undefined ? undefined : decodeURIComponent(name);
}

let shown;

async function show() {
  try {
    const name = wantedAlarm();
    const query = new URLSearchParams({ region, ...(name && { name }) });
    const response = await fetch(`${name ? 'alarm' : 'alarms'}?${query}`);
    const text = await response.text();
    const answer = JSON.parse(text);
    if (!response.ok) {
      throw new Error(answer.message);
    }
    if (name === wantedAlarm() && window.location.hash + text !== shown) {
      shown = window.location.hash + text;
      (name ? showAlarm : showList)(answer);
    }
  } catch (error) {
    shown = undefined;
    place.replaceChildren(
      element('h1', {}, 'CloudWatch alarms'),
      element('p', {}, error.message),
      element('p', {}, element('a', { href: '#alarmsV2:' }, 'All alarms')),
    );
  }
}

window.addEventListener('hashchange', show);
// What somebody is about to click or read out must not be replaced under them.
setInterval(() => {
  if (!place.contains(document.activeElement)) {
    show();
  }
}, REFRESH_MILLISECONDS);
show();
