-- A client of the vault in plain Lua 5.3 or newer: signs a request and sends it with curl.
--
--   VAULT_URL=http://127.0.0.1:8080 VAULT_KEY_ID=bot-1 VAULT_SECRET=... lua vault.lua open 8842 77
--   ... lua vault.lua complete 8842 "Huge Cat" "Shiny Golden Huge Cat"
--   ... lua vault.lua cancel 8842
--
-- In a game, replace send() by the game's own HTTP call; everything else is plain Lua. Keep an unanswered "complete" and
-- send it again until it is answered: the vault books it once. An answer that is not understood means: reject the trade.

-- SHA-256 and HMAC ------------------------------------------------------------------------------------------------------

local function primes(count)
  local found, candidate = {}, 2
  while #found < count do
    local prime = true
    for _, p in ipairs(found) do
      if p * p > candidate then break end
      if candidate % p == 0 then prime = false break end
    end
    if prime then found[#found + 1] = candidate end
    candidate = candidate + 1
  end
  return found
end

local function root_bits(value, exponent)
  local root = value ^ exponent
  return math.floor((root - math.floor(root)) * 4294967296)
end

local K, H0 = {}, {}
for i, p in ipairs(primes(64)) do
  K[i] = root_bits(p, 1 / 3)
  if i <= 8 then H0[i] = root_bits(p, 1 / 2) end
end

local function rotate(x, n)
  return ((x >> n) | (x << (32 - n))) & 0xffffffff
end

local function sha256(message)
  local length = #message * 8
  message = message .. "\128" .. string.rep("\0", (55 - #message) % 64) .. string.pack(">I8", length)
  local h = { table.unpack(H0) }
  for block = 1, #message, 64 do
    local w = { string.unpack(">I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4", message, block) }
    for i = 17, 64 do
      local a, b = w[i - 15], w[i - 2]
      local s0 = rotate(a, 7) ~ rotate(a, 18) ~ (a >> 3)
      local s1 = rotate(b, 17) ~ rotate(b, 19) ~ (b >> 10)
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & 0xffffffff
    end
    local a, b, c, d, e, f, g, x = table.unpack(h)
    for i = 1, 64 do
      local s1 = rotate(e, 6) ~ rotate(e, 11) ~ rotate(e, 25)
      local t1 = x + s1 + ((e & f) ~ (~e & g)) + K[i] + w[i]
      local s0 = rotate(a, 2) ~ rotate(a, 13) ~ rotate(a, 22)
      local t2 = s0 + ((a & b) ~ (a & c) ~ (b & c))
      x, g, f, e, d, c, b, a = g, f, e, (d + t1) & 0xffffffff, c, b, a, (t1 + t2) & 0xffffffff
    end
    for i, v in ipairs({ a, b, c, d, e, f, g, x }) do h[i] = (h[i] + v) & 0xffffffff end
  end
  return string.pack(">I4I4I4I4I4I4I4I4", table.unpack(h))
end

local function hex(bytes)
  return (bytes:gsub(".", function(c) return string.format("%02x", c:byte()) end))
end

local function hmac(key, message)
  if #key > 64 then key = sha256(key) end
  key = key .. string.rep("\0", 64 - #key)
  local function pad(with)
    return (key:gsub(".", function(c) return string.char(c:byte() ~ with) end))
  end
  return hex(sha256(pad(0x5c) .. sha256(pad(0x36) .. message)))
end

-- Signing ---------------------------------------------------------------------------------------------------------------

local function nonce()
  local random = assert(io.open("/dev/urandom", "rb"))
  local bytes = random:read(16)
  random:close()
  return hex(bytes)
end

local function signed(config, method, path, body)
  local time, once = tostring(os.time()), nonce()
  local text = table.concat({ method, path, time, once, hex(sha256(body)) }, "\n")
  return {
    ["X-Key-Id"] = config.key_id,
    ["X-Timestamp"] = time,
    ["X-Nonce"] = once,
    ["X-Signature"] = hmac(config.secret, text),
    ["Content-Type"] = "application/json",
  }
end

-- JSON, as much as is needed --------------------------------------------------------------------------------------------

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

local function items(names)
  local lines = {}
  for i, name in ipairs(names) do lines[i] = '{"name":' .. quoted(name) .. "}" end
  return "[" .. table.concat(lines, ",") .. "]"
end

-- Sending ---------------------------------------------------------------------------------------------------------------

local function shell(text)
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function send(config, method, path, body)
  local command = { "curl -sS --max-time 20 -w '\\n%{http_code}' -X " .. method }
  for name, value in pairs(signed(config, method, path, body)) do
    command[#command + 1] = "-H " .. shell(name .. ": " .. value)
  end
  command[#command + 1] = "--data-binary " .. shell(body) .. " " .. shell(config.url .. path)
  local pipe = assert(io.popen(table.concat(command, " ")))
  local answer = pipe:read("a")
  pipe:close()
  local text, status = answer:match("^(.*)\n(%d+)$")
  return tonumber(status) or 0, text or ""
end

-- The program -----------------------------------------------------------------------------------------------------------

local function setting(name)
  return os.getenv(name) or error("expected the environment variable " .. name)
end

local config = {
  url = setting("VAULT_URL"),
  key_id = setting("VAULT_KEY_ID"),
  secret = setting("VAULT_SECRET"),
  bot = os.getenv("VAULT_BOT") or "bot-1",
}

local actions = {
  open = function(trade, player)
    local body = '{"bot":' .. quoted(config.bot) .. ',"trade":' .. quoted(trade) .. ',"player":' .. player .. "}"
    return "/v2/trades", body
  end,
  complete = function(trade, ...)
    return "/v2/trades/" .. config.bot .. "~" .. trade .. "/complete", '{"items":' .. items({ ... }) .. "}"
  end,
  cancel = function(trade)
    return "/v2/trades/" .. config.bot .. "~" .. trade .. "/cancel", "{}"
  end,
}

local action = actions[arg[1] or ""] or error("expected open, complete or cancel")
local path, body = action(table.unpack(arg, 2))
local status, answer = send(config, "POST", path, body)
print(status, answer)
os.exit(status == 200)
