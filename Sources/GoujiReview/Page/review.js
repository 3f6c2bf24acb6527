// The page of gouji review: filters, keys, and which figures belong together. Without it the page is complete, but still.
'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = $('.tools'), find = $('#find'), shown = $('#shown'), expand = $('#expand'), nothing = $('#nothing');
  const reports = $$('.report').map(section => ({
    section, unit: section.dataset.unit, title: $('h2', section).textContent + ' ' + $('.path', section).textContent,
    findings: $$('.finding', section),
  }));
  const findings = reports.flatMap(report => report.findings);
  const selects = ['severity', 'rule', 'unit'].map(id => $('#' + id));
  const chips = $$('.chip');

  // The totals are written last, since they are known last; they are read first.
  document.body.insertBefore($('#totals'), tools);

  // What there is to choose from.
  const count = (values) => values.reduce((map, value) => map.set(value, (map.get(value) || 0) + 1), new Map());
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const fill = (select, counts, name = value => value) => {
    for (const [value, number] of counts) select.append(new Option(`${name(value)} (${number})`, value));
    select.parentElement.hidden = counts.length < 2;
  };
  const sorted = (map) => [...map].sort((a, b) => compare(a[0], b[0]));
  const loudness = ['error', 'warning', 'info', 'hint'];
  const names = new Map(findings.map(finding => [finding.dataset.severity, finding.dataset.severityName]));
  fill(selects[0], [...count(findings.map(finding => finding.dataset.severity))]
    .sort((a, b) => loudness.indexOf(a[0]) - loudness.indexOf(b[0])), value => names.get(value));
  fill(selects[1], sorted(count(findings.map(finding => finding.dataset.rule))));
  fill(selects[2], sorted(reports.reduce((map, { unit, findings }) => map.set(unit, (map.get(unit) || 0) + findings.length), new Map())));
  for (const chip of chips) {
    const number = findings.filter(finding => finding.dataset.certainty === chip.dataset.certainty).length;
    $('b', chip).textContent = number;
    chip.hidden = number === 0;
  }

  // Filters.
  const texts = new WeakMap();
  const text = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase().replace(/\s+/g, ' '));
    return texts.get(finding);
  };
  const apply = () => {
    const [severity, rule, unit] = selects.map(select => select.value);
    const sure = chips.filter(chip => chip.getAttribute('aria-pressed') === 'true').map(chip => chip.dataset.certainty);
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const narrow = severity || rule || sure.length > 0;
    let number = 0, sections = 0;
    for (const report of reports) {
      const title = report.title.toLowerCase();
      const mine = !unit || report.unit === unit;
      let visible = 0;
      for (const finding of report.findings) {
        const data = finding.dataset;
        const is = mine && (!severity || data.severity === severity) && (!rule || data.rule === rule)
          && (sure.length === 0 || sure.includes(data.certainty))
          && words.every(word => title.includes(word) || text(finding).includes(word));
        finding.parentElement.hidden = !is;
        if (is) visible++;
      }
      const keep = visible > 0 || (report.findings.length === 0 && mine && !narrow && words.every(word => title.includes(word)));
      report.section.hidden = !keep;
      number += visible;
      if (keep) sections++;
    }
    shown.textContent = shown.dataset.text.replace('{n}', number).replace('{all}', findings.length);
    nothing.hidden = sections > 0;
  };
  let pending = 0;
  const soon = () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(apply); };
  find.addEventListener('input', soon);
  for (const select of selects) select.addEventListener('change', apply);
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      apply();
    });
  }
  tools.addEventListener('submit', event => event.preventDefault());
  const clear = () => {
    find.value = '';
    for (const select of selects) select.value = '';
    for (const chip of chips) chip.setAttribute('aria-pressed', 'false');
    apply();
  };

  // Opening and closing.
  const open = (list, is) => { for (const finding of list) finding.open = is; };
  const openAll = (list, is) => {
    open(list, is);
    expand.dataset.is = is ? 'open' : 'closed';
    expand.textContent = is ? expand.dataset.close : expand.dataset.open;
  };
  expand.addEventListener('click', () => {
    openAll(findings.filter(finding => !finding.parentElement.hidden), expand.dataset.is !== 'open');
  });
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = findings.filter(finding => !finding.open);
    open(closed, true);
  });
  addEventListener('afterprint', () => open(closed, false));

  // Keys: the finding that they are at has the focus on its line.
  let at = null;
  const go = (finding) => {
    at?.classList.remove('at');
    at = finding;
    at.classList.add('at');
    $('summary', at).focus({ preventScroll: true });
    at.scrollIntoView({ block: 'nearest' });
  };
  const move = (step) => {
    const visible = findings.filter(finding => !finding.parentElement.hidden);
    if (visible.length === 0) return;
    const here = visible.indexOf(document.activeElement?.closest?.('.finding') || at);
    go(visible[here < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(here + step, 0), visible.length - 1)]);
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.matches?.('input, select, textarea');
    if (event.key === 'Escape') {
      if (field) event.target.blur();
      clear();
    } else if (field) {
      if (event.target !== find || event.key !== 'Enter') return;
      move(1);
    } else if (event.key === '/') {
      find.focus();
      find.select();
    } else if (event.key === 'j' || event.key === 'ArrowDown') {
      move(1);
    } else if (event.key === 'k' || event.key === 'ArrowUp') {
      move(-1);
    } else if (event.key === 'Enter' && at && event.target === document.body) {
      at.open = !at.open;
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('focusin', event => {
    const finding = event.target.closest?.('.finding');
    if (finding === at) return;
    at?.classList.remove('at');
    if (finding) at = finding;
  });

  // Figures: the same one wherever it stands, and those that share a sum with it.
  const light = (figure) => {
    for (const lit of $$('.f.on, .f.linked')) lit.classList.remove('on', 'linked');
    if (!figure) return;
    const finding = figure.closest('.finding');
    const sums = $$('.sums li', finding).map(sum => $$('.f', sum).map(other => other.dataset.f))
      .filter(places => places.includes(figure.dataset.f));
    const linked = new Set(sums.flat());
    for (const other of $$('.f', finding)) {
      if (other.dataset.f === figure.dataset.f) other.classList.add('on');
      else if (linked.has(other.dataset.f)) other.classList.add('linked');
    }
  };
  document.addEventListener('pointerover', event => light(event.target.closest?.('.f') || document.activeElement?.closest?.('.f')));
  document.addEventListener('focusin', event => light(event.target.closest?.('.f')));

  // An address behind # opens its finding.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const finding = target && target.closest('.finding');
    if (!finding) return;
    finding.open = true;
    target.scrollIntoView({ block: 'center' });
    target.focus?.({ preventScroll: true });
  };
  addEventListener('hashchange', follow);

  if (findings.length <= 20) openAll(findings, true);
  tools.hidden = findings.length === 0;
  $('.keys').hidden = tools.hidden;
  apply();
  follow();
})();
