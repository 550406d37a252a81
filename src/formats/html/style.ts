import { cspHash } from '../../text/html.ts';
import { BAR_STEPS } from './page-rows.ts';
import { SCRIPT } from './script.ts';

/** How long the bar of a size is. */
const BARS = Array.from({ length: BAR_STEPS }, (_, at) => {
  const steps = at + 1;
  return `.s${String(steps).padStart(2, '0')}{--bar:${(100 * steps) / BAR_STEPS}%}`;
}).join('');

/** The style of every page. */
export const STYLE = `
:root{color-scheme:light dark;--text:#1c2024;--quiet:#5c6570;--line:#dde1e6;--back:#fff;--band:#f5f7f9;--link:#0a58ca;--mark:#8a4b00;--fill:#7aa7e0}
@media(prefers-color-scheme:dark){:root{--text:#e3e6ea;--quiet:#9aa4b0;--line:#30363d;--back:#14171b;--band:#1c2127;--link:#78b0ff;--mark:#ffb45c;--fill:#3d6ea8}}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:80rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
a{color:var(--link);text-decoration:none}
a:hover,a:focus-visible{text-decoration:underline}
h1{margin:.25rem 0 1rem;font-size:1.5rem;line-height:1.25}
nav ol,nav ul{display:flex;flex-wrap:wrap;gap:0 .5rem;margin:0;padding:0;list-style:none}
nav ol a::after{content:"\\203a";margin-left:.5rem;color:var(--quiet)}
nav ul{gap:0 1.5rem;padding:1rem 0}
bdi{white-space:pre-wrap;overflow-wrap:anywhere}
.hidden::before{content:attr(aria-label);margin:0 .15em;padding:0 .25em;border:1px solid;border-radius:.25em;color:var(--mark);font:.75em ui-monospace,monospace}
div{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding:0 0 .5rem;text-align:left;color:var(--quiet)}
th,td{padding:.35rem 1rem .35rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;white-space:nowrap}
thead th{color:var(--quiet);font-size:.875rem}
tbody th{min-width:14rem;font-weight:400;white-space:normal}
.folder th{font-weight:600}
tbody tr:hover{background:var(--band)}
th:nth-child(2),td:nth-child(2){text-align:right}
td:nth-child(2)::after{content:"";display:block;height:.2rem;width:var(--bar,0);margin-left:auto;border-radius:.1rem;background:var(--fill)}
td>bdi{display:inline-block;min-width:13rem}
small,footer,output{color:var(--quiet)}
.filter input{font:inherit;padding:.2rem .4rem;max-width:100%;box-sizing:border-box;color:inherit;background:var(--back);border:1px solid var(--quiet);border-radius:.25rem}
th button{font:inherit;color:inherit;padding:0;border:0;background:none;cursor:pointer}
th button:hover,th button:focus-visible{text-decoration:underline}
[aria-sort] button::after{content:" \\2191"}
[aria-sort=descending] button::after{content:" \\2193"}
@media(max-width:44rem){
tr{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.35rem 0;border-bottom:1px solid var(--line)}
tr[hidden]{display:none}
th,td{padding:0;border:0;white-space:normal;overflow-wrap:anywhere}
tbody th{flex:0 0 100%;min-width:0}
td>bdi{min-width:0}
td:nth-child(2){min-width:5rem;text-align:left}
td:nth-child(2)::after{margin-left:0}
td:empty{display:none}
}
${BARS}`.replaceAll('\n', '');

/** Allows only this style and script, and no other file, whatever a name contains. */
export const POLICY = `default-src 'none'; style-src ${cspHash(STYLE)}; script-src ${cspHash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
