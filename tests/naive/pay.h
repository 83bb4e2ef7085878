// Pay slips the long way: everybody's numbers row by row, teams by looking at everybody, one line
// after the other.
#pragma once

#include <string>
#include <vector>

#include "naive/naive.h"

namespace xingji::naive {

/// `subject,line,amount` for each line in force and for the total, by subject; an amount that is
/// refused is empty. `last`: the last day of the month.
std::vector<std::string> naive_pay(const NaiveFacts& facts, const Pack& pack, Day last,
                                   Instant known_at = missing);

}  // namespace xingji::naive
