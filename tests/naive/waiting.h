// What waits to be done at an instant, row by row.
#pragma once

#include <string>
#include <vector>

#include "naive/naive.h"

namespace xingji::naive {

/// One line for each row that waits, in no special order:
/// `subject,task,table,id,began,due,remaining,points,money,order,amount,product`.
std::vector<std::string> naive_waiting(const NaiveFacts& facts, const Pack& pack, Instant at,
                                       Instant known_at = missing);

}  // namespace xingji::naive
