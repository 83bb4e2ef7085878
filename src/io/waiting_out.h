// What waits to be done, as a table for people, as CSV and as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "engine/waiting.h"

namespace xingji {

/// What waits at an instant, under the pack that is in force then.
struct WaitingSheet {
  const Pack* pack = nullptr;
  const FactSet* facts = nullptr;
  Instant view = 0;
  std::vector<Waiting> rows;
};

/// A list that is no longer than `limit` (0: any) and can be looked through at a glance, by time;
/// then what each task comes to: how many wait, how many are late, what it would cost were all of
/// them late and of how many that is not known, and the pack's advice. A longer one task by task
/// and day by day, `limit` rows of each task at most. Of a row it tells the order, amount, product
/// and buyer that the facts have.
std::string waiting_table(const WaitingSheet& sheet, std::size_t limit, Language language);

/// `subject,task,table,id,began,due,remaining,points,money,order,amount,product,buyer`: times in
/// the pack's zone, `remaining` in seconds, below 0 when it is late.
std::string waiting_csv(const WaitingSheet& sheet);
std::string waiting_json(const WaitingSheet& sheet, Language language);

}  // namespace xingji
