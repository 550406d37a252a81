/**
 * `npm start`: the action, run as GitHub's runner would, over a real folder behind a B2 on loopback, or over a bucket
 * at Backblaze. The rest is imported late, since an older Node would stop at its syntax instead of this message.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(`This needs Node 24 or newer, as the action itself does; here runs ${process.version}.`);
  console.error('`npm ci` installs one in node_modules on Linux x64, and `npm start` then uses it.');
  process.exitCode = 1;
} else {
  const { main } = await import('./demo.ts');
  process.exitCode = await main(process.argv.slice(2));
}
