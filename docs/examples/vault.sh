#!/bin/sh
# Signs a request to the vault with openssl and sends it with curl.
#
#   VAULT_URL=http://127.0.0.1:8080 VAULT_KEY_ID=bot-1 VAULT_SECRET=... sh vault.sh POST /v2/trades '{"bot":"bot-1","trade":"8842","player":77}'
#   ... sh vault.sh GET /v2/items
set -eu

method=$1
path=$2
body=${3:-}

hex() { od -An -v -tx1 | tr -d ' \n'; }

time=$(date +%s)
nonce=$(openssl rand -hex 16)
hash=$(printf %s "$body" | openssl dgst -sha256 -binary | hex)
signature=$(printf '%s\n%s\n%s\n%s\n%s' "$method" "$path" "$time" "$nonce" "$hash" \
  | openssl dgst -sha256 -hmac "$VAULT_SECRET" -binary | hex)

set -- -sS --max-time 20 -X "$method" -H "X-Key-Id: $VAULT_KEY_ID" -H "X-Timestamp: $time" -H "X-Nonce: $nonce" \
  -H "X-Signature: $signature"
if [ -n "$body" ]; then
  set -- "$@" -H 'Content-Type: application/json' --data-binary "$body"
fi
curl "$@" "$VAULT_URL$path"
