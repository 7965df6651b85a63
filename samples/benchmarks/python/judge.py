#!/usr/bin/env python3
"""Judges trades by the same rules as dev.astra.trading.offer.TradeEvaluator, line by line.

judge.py INPUT OUTPUT: reads items, a policy and trades, judges all trades three times, writes one line for each trade
and prints the seconds of the fastest time.
"""
import json
import sys
import time
from typing import NamedTuple

WHOLE = 1_000_000_000


class Side(NamedTuple):
    items: list
    robux: int


class Offer(NamedTuple):
    mine: Side
    theirs: Side


class Policy(NamedTuple):
    counts_value: bool
    counts_rap: bool
    value_amount: int
    value_billionths: int
    rap_amount: int
    rap_billionths: int
    cancel_equals: bool
    fee_percent: int


class Verdict(NamedTuple):
    decision: str
    reasons: tuple
    my_value: int
    their_value: int
    my_rap: int
    their_rap: int


UNPRICED = Verdict("unpriced", (), None, None, None, None)


def price_table(items):
    """What each item counts: its value, or else what stands in the file, or else its RAP; and its RAP."""
    table = {}
    for item, (rap, value, file_value) in items:
        counted = value if value is not None else file_value if file_value is not None else rap
        table[item] = (counted, rap)
    return table


def totals(side, robux, prices):
    value = robux
    rap = robux
    for item in side.items:
        price = prices.get(item)
        if price is None:
            return None, None
        item_value, item_rap = price
        if value is not None:
            value = None if item_value is None else value + item_value
        if rap is not None:
            rap = None if item_rap is None else rap + item_rap
    return value, rap


def allowed(amount, billionths, mine):
    return amount + mine * billionths // WHOLE


def judge(offer, policy, prices):
    got = offer.theirs.robux * (100 - policy.fee_percent) // 100
    my_value, my_rap = totals(offer.mine, offer.mine.robux, prices)
    their_value, their_rap = totals(offer.theirs, got, prices)
    if policy.counts_value and (my_value is None or their_value is None):
        return UNPRICED
    if policy.counts_rap and (my_rap is None or their_rap is None):
        return UNPRICED
    reasons = []
    if policy.counts_value:
        if my_value - their_value > allowed(policy.value_amount, policy.value_billionths, my_value):
            reasons.append("VALUE_LOSS")
    if policy.counts_rap:
        if my_rap - their_rap > allowed(policy.rap_amount, policy.rap_billionths, my_rap):
            reasons.append("RAP_LOSS")
    equal = (not policy.counts_value or my_value == their_value) and (not policy.counts_rap or my_rap == their_rap)
    if not reasons and equal and policy.cancel_equals:
        reasons.append("EQUAL")
    decision = "decline" if reasons else "keep"
    return Verdict(decision, tuple(reasons), my_value, their_value, my_rap, their_rap)


def line(verdict):
    numbers = (verdict.my_value, verdict.their_value, verdict.my_rap, verdict.their_rap)
    words = [verdict.decision, *verdict.reasons, *("-" if number is None else str(number) for number in numbers)]
    return " ".join(words)


def main(source, target):
    with open(source, encoding="ascii") as file:
        data = json.load(file)
    prices = price_table(data["items"])
    policy = Policy(**data["policy"])
    offers = [Offer(Side(mine, given), Side(theirs, got)) for mine, given, theirs, got in data["trades"]]
    fastest = None
    for _ in range(3):
        begun = time.perf_counter()
        verdicts = [judge(offer, policy, prices) for offer in offers]
        seconds = time.perf_counter() - begun
        fastest = seconds if fastest is None else min(fastest, seconds)
    with open(target, "w", encoding="ascii") as file:
        file.writelines(line(verdict) + "\n" for verdict in verdicts)
    print(fastest)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
