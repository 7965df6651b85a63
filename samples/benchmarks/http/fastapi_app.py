"""The signed check in memory, as one writes it with FastAPI: the same signature, the same answer."""
import hashlib
import hmac
import os
import time

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

KEY_ID = os.environ["BENCH_KEY_ID"]
SECRET = os.environ["BENCH_SECRET"].encode()
RESERVED = {77: None}

app = FastAPI()


class Check(BaseModel):
    player: int = Field(ge=1)


def signed(request: Request, body: bytes) -> bool:
    headers = request.headers
    stamp = headers.get("x-timestamp", "")
    text = "\n".join([request.method, request.url.path, stamp, headers.get("x-nonce", ""), hashlib.sha256(body).hexdigest()])
    expected = hmac.new(SECRET, text.encode(), hashlib.sha256).hexdigest()
    return (
        headers.get("x-key-id") == KEY_ID
        and hmac.compare_digest(expected, headers.get("x-signature", ""))
        and abs(time.time() - float(stamp or 0)) <= 300
    )


@app.post("/v2/trades/check")
async def check(request: Request):
    body = await request.body()
    if not signed(request, body):
        return JSONResponse({"type": "urn:astra:problem:signature-wrong", "status": 401}, 401)
    asked = Check.parse_raw(body)
    return {"decision": "deposit" if asked.player in RESERVED else "unknown-player"}
