// The signed check in memory, as one writes it with Express: the same signature, the same answer.
const crypto = require('node:crypto');
const express = require('express');

const [port, keyId, secret] = process.argv.slice(2);
const reserved = new Map([[77, null]]);
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.raw({ type: '*/*', limit: '64kb' }));

function signed(request) {
  const time = request.get('X-Timestamp') ?? '';
  const nonce = request.get('X-Nonce') ?? '';
  const hash = crypto.createHash('sha256').update(request.body).digest('hex');
  const text = [request.method, request.originalUrl, time, nonce, hash].join('\n');
  const expected = crypto.createHmac('sha256', secret).update(text).digest('hex');
  const found = request.get('X-Signature') ?? '';
  return request.get('X-Key-Id') === keyId && found.length === expected.length
    && crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(found))
    && Math.abs(Date.now() / 1000 - Number(time)) <= 300;
}

app.post('/v2/trades/check', (request, response) => {
  if (!signed(request)) {
    response.status(401).json({ type: 'urn:astra:problem:signature-wrong', status: 401 });
    return;
  }
  const player = JSON.parse(request.body).player;
  if (!Number.isInteger(player) || player < 1) {
    response.status(400).json({ type: 'urn:astra:problem:malformed', status: 400 });
    return;
  }
  response.json({ decision: reserved.has(player) ? 'deposit' : 'unknown-player' });
});

app.listen(Number(port), '127.0.0.1', () => console.log('ready'));
