// Enhances pages that work without it.
(function () {
  'use strict';

  // Pointing at a line that names sections lights them on the map, and shows where they clash with what is picked.
  function point(row, on) {
    if (!row || !row.dataset.sections) return;
    const picked = row.querySelector('input[type=checkbox]:checked');
    for (const section of row.dataset.sections.split(' ')) {
      for (const mark of document.querySelectorAll('[data-section="' + CSS.escape(section) + '"]')) {
        mark.classList.toggle('pointed', on);
        mark.classList.toggle('clashes', on && !picked && taken(section));
      }
    }
  }

  function taken(section) {
    return document.querySelector('.bed.chosen[data-section="' + CSS.escape(section) + '"]') !== null;
  }

  function rowOf(event) {
    return event.target instanceof Element ? event.target.closest('tr[data-sections]') : null;
  }

  for (const [start, end] of [['pointerover', 'pointerout'], ['focusin', 'focusout']]) {
    document.addEventListener(start, function (event) { point(rowOf(event), true); });
    document.addEventListener(end, function (event) { point(rowOf(event), false); });
  }

  document.documentElement.classList.add('scripted');
})();
