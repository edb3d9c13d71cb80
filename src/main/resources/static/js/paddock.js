// Enhances pages that work without it.
(function () {
  'use strict';

  // The line pointed at, by mouse or by keyboard, lights its sections on the map and shows where they clash with the picks.
  let hovered = null;
  let focused = null;

  function show() {
    for (const mark of document.querySelectorAll('.pointed, .clashes')) mark.classList.remove('pointed', 'clashes');
    const row = hovered || focused;
    if (!row) return;
    const picked = row.querySelector('input[type=checkbox]:checked');
    for (const section of row.dataset.sections.split(' ')) {
      const marks = document.querySelectorAll('[data-section="' + CSS.escape(section) + '"]');
      const taken = !picked && Array.from(marks).some(function (mark) { return mark.classList.contains('chosen'); });
      for (const mark of marks) {
        mark.classList.add('pointed');
        mark.classList.toggle('clashes', taken);
      }
    }
  }

  function rowOf(element) {
    return element instanceof Element ? element.closest('tr[data-sections]') : null;
  }

  document.addEventListener('pointerover', function (event) { hovered = rowOf(event.target); show(); });
  document.addEventListener('pointerleave', function () { hovered = null; show(); });
  document.addEventListener('focusin', function (event) { focused = rowOf(event.target); show(); });
  document.addEventListener('focusout', function () { focused = null; show(); });
  document.addEventListener('htmx:afterSettle', function () { hovered = null; focused = rowOf(document.activeElement); show(); });

  // What is new on the page is said where screen readers listen: a place that no answer takes away.
  function say(elements) {
    const said = document.getElementById('said');
    if (said) said.textContent = Array.from(elements, function (element) { return element.textContent.trim(); }).join(' ');
  }

  document.addEventListener('htmx:afterSettle', function (event) {
    const told = event.target instanceof Element ? event.target.querySelectorAll('[data-say]') : [];
    if (told.length) say(told);
  });

  // An answer to facts that are no longer those on the page says so, until the next one comes.
  function outdated(event) {
    const asking = event.target instanceof Element ? event.target.closest('form[data-answer]') : null;
    const answer = asking && document.getElementById(asking.dataset.answer);
    if (!answer) return;
    answer.classList.add('stale');
    say(answer.querySelectorAll('.stale-said'));
  }

  for (const failure of ['htmx:validation:halted', 'htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, outdated);
  }

  // A sheet that was just issued is printed, once: its address afterwards is that of the sheet alone.
  const issued = document.querySelector('[data-print]');
  if (issued) {
    history.replaceState(null, '', location.pathname + '?version=' + encodeURIComponent(issued.dataset.print));
    print();
  }

  document.documentElement.classList.add('scripted');
})();
