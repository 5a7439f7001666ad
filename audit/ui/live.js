export default function (component) {
  const { data, parentElement } = component;
  const status = parentElement.querySelector('.live-saved');
  const kept = (window.__selfAudit ??= { page: null, dirty: false, lost: false });
  const say = (text) => { if (status && status.textContent !== text) status.textContent = text; };

  // `find` returns what is to get the focus, once it is there.
  const focusOn = (find, options, tries = 20) => {
    const found = find();
    if (found) found.focus(options); else if (tries) setTimeout(() => focusOn(find, options, tries - 1), 50);
  };
  const heading = () => {
    const found = document.querySelector('.stMainBlockContainer h1');
    found?.setAttribute('tabindex', '-1');
    return found;
  };
  const moved = kept.page !== data.page, loaded = kept.page === null;
  if (kept.visit !== data.visit) {
    kept.visit = data.visit;
    kept.dirty = false;
    // What was pressed may be gone: the keyboard goes on from the button named, else from the heading.
    const next = () => document.querySelector(`.st-key-${CSS.escape(data.focus)} button`);
    const unlessKept = () => document.activeElement === document.body ? heading() : null;
    if (!moved) setTimeout(() => focusOn(data.focus ? next : unlessKept), 30);
  }
  if (moved) {
    kept.page = data.page;
    kept.dirty = false;
    setTimeout(() => {
      if (loaded) { heading(); return; }
      focusOn(heading, { preventScroll: true });
      document.querySelector('.stMain')?.scrollTo(0, 0);
    }, 30);
  }
  // An error is brought into sight where its box is, else at the top: a refusal must not look like something kept.
  if ((kept.errors ?? 0) !== data.errors) {
    kept.errors = data.errors;
    const wrong = () => {
      const found = document.querySelector(data.beside ? '.stMain .field-error' : '.stMain .summary[role=alert]');
      if (!found) return null;
      const { top, bottom } = found.getBoundingClientRect();
      if (top >= 0 && bottom <= window.innerHeight) return document.activeElement;
      found.setAttribute('tabindex', '-1');
      return found;
    };
    if (data.errors && !moved) setTimeout(() => focusOn(wrong), 60);
  }
  // Who answers is asked once a tab, not once a load.
  const remembered = window.sessionStorage.getItem('selfAuditWho');
  if (data.who) window.sessionStorage.setItem('selfAuditWho', JSON.stringify(data.who));
  else if (data.forget) window.sessionStorage.removeItem('selfAuditWho');
  else if (remembered && !kept.told) { kept.told = true; component.setTriggerValue('who', JSON.parse(remembered)); }

  // A link that is copied, or a page that is loaded again, must name what is shown: without a step of its own in the history.
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(data.address)) address.searchParams.set(name, value);
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, '', address);

  say(kept.dirty ? 'Not saved yet' : (data.words || ''));

  const onInput = (event) => {
    if (!event.target.closest || !event.target.closest('[data-testid=stForm]')) return;
    // who answers and the paper's boxes keep nothing; an action has a button and a message of its own
    if (event.target.closest('[class*="st-key-who_"], [class*="st-key-paper_"], [class*="st-key-action_"]')) return;
    kept.dirty = true;
    say('Not saved yet');
  };
  const onClick = (event) => {
    if (!event.target.closest) return;
    if (event.target.closest('[data-testid=stRadioOption]')) onInput(event);
    const away = '[data-testid=stSidebarNavLink], [data-testid=stPageLink] a, [class*="st-key-still_holds_"] button';
    if (event.target.closest(away) && !leaves()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  // Alt and K says that last time's answer still holds: never while somebody types, nor over what is not saved.
  const leaves = () => !kept.dirty || window.confirm('What you chose or typed here is not saved yet. Leave it?');
  const typing = (node) => node.isContentEditable || node.matches?.('textarea, select, input:not([type=radio], [type=checkbox])');
  const onKey = (event) => {
    if (!event.altKey || event.code !== 'KeyK' || !document.querySelector('[class*="st-key-still_holds_"]')) return;
    if (typing(event.target) || !leaves()) event.stopImmediatePropagation();
  };
  const onLeave = (event) => { if (kept.dirty) { event.preventDefault(); event.returnValue = ''; } };
  const banner = (lost) => {
    if (lost === kept.lost) return;
    kept.lost = lost;
    document.querySelector('.live-lost')?.remove();
    if (!lost) return;
    const box = document.createElement('div');
    box.className = 'live-lost';
    box.setAttribute('role', 'alert');
    box.textContent = 'The connection is lost. What was saved is kept; what you type now is not saved until it is back.';
    document.body.prepend(box);
  };
  const look = async () => {
    try {
      const answer = await fetch(new URL('_stcore/health', document.baseURI), { cache: 'no-store' });
      banner(!answer.ok);
    } catch { banner(true); }
  };
  const offline = () => banner(true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('change', onInput, true);
  document.addEventListener('click', onClick, true);
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('beforeunload', onLeave);
  window.addEventListener('offline', offline);
  window.addEventListener('online', look);
  const timer = setInterval(look, 10000);
  return () => {
    document.removeEventListener('input', onInput, true);
    document.removeEventListener('change', onInput, true);
    document.removeEventListener('click', onClick, true);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('beforeunload', onLeave);
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', look);
    clearInterval(timer);
  };
}
