// What waits to be done at an instant, row by row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "naive/measures.h"
#include "naive/naive.h"

namespace xingji::naive {

/// One line for each row that waits, in the order of the alphabet:
/// `subject,task,table,id,began,due,remaining,points,money,order,amount,product`.
std::vector<std::string> naive_waiting(const NaiveFacts& facts, const Pack& pack, Instant at,
                                       Instant known_at = missing);

/// The same lines, with what decides the place of each in its list.
std::map<std::string, Ranks> naive_ranks(const NaiveFacts& facts, const Pack& pack, Instant at,
                                         Instant known_at = missing);

}  // namespace xingji::naive
