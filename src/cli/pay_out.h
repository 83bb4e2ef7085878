// Pay slips written out: for people, as CSV, as JSON.
#pragma once

#include <string>

#include "base/language.h"
#include "book/months.h"

namespace xingji {

struct PayPage {
  const Pack* pack = nullptr;
  BookedMonth month;
  bool has_book = false;  // states are told
};

/// "1100.00": hundredths as an amount of money without its currency.
std::string plain_money(std::int64_t cents);

std::string pay_table(const PayPage& page, Language language);
/// One row per line of a slip, and one for its total.
std::string pay_csv(const PayPage& page);
std::string pay_json(const PayPage& page, Language language);

}  // namespace xingji
