"""The bookmark that sends the page in front of the seeker to their own Askwell, and nowhere else."""

import json
import re
from urllib.parse import quote

LONGEST = 1_000_000
"""Letters of a page that are sent; scripts, styles and pictures are left out before."""

_SAFE = "/:?[]@!$&'()*+,;=.-_~ {}<>|"
_SCRIPT = """
(() => {
  const place = ORIGIN;
  const page = document.documentElement.cloneNode(true);
  const noise = 'script:not([type*="ld+json"]),style,svg,noscript,iframe,template,link[rel~="stylesheet"]';
  for (const one of page.querySelectorAll(noise)) one.remove();
  for (const one of page.querySelectorAll('[src^="data:"],[srcset]')) one.remove();
  const chosen = String(getSelection() || '').trim();
  const text = (chosen.length > 20 ? chosen : page.outerHTML).slice(0, LONGEST);
  const form = document.createElement('form');
  form.method = 'post';
  form.action = place + '/import/clip';
  form.target = '_blank';
  form.enctype = 'multipart/form-data';
  form.acceptCharset = 'utf-8';
  form.hidden = true;
  for (const [name, value] of [['address', location.href], ['text', text]]) {
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.addEventListener('securitypolicyviolation', (event) => {
    if (event.effectiveDirective !== 'form-action') return;
    navigator.clipboard.writeText(text).finally(() => open(place + '/import/page'));
  }, { once: true });
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
})();
"""


def address(origin: str) -> str:
    """Return the bookmark's address ("javascript:…") for the Askwell at `origin`."""
    script = _SCRIPT.replace("ORIGIN", json.dumps(origin)).replace("LONGEST", str(LONGEST))
    line = re.sub(r"\n\s*", " ", script).strip()
    return f"javascript:{quote(line, safe=_SAFE)}"
