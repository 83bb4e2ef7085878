// Pay slips written out: for people, as CSV, as JSON.
#pragma once

#include <string>

#include "base/language.h"
#include "pay/slips.h"

namespace xingji {

/// "1100.00": hundredths as an amount of money without its currency.
std::string plain_money(std::int64_t cents);

std::string pay_table(const PaySheet& sheet, Language language);
/// One row per line of a slip, and one for its total.
std::string pay_csv(const PaySheet& sheet);
std::string pay_json(const PaySheet& sheet, Language language);

}  // namespace xingji
