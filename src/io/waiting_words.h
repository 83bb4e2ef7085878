// What the table, the CSV and the JSON of what waits say of a row alike.
#pragma once

#include <optional>
#include <string>

#include "io/waiting_out.h"

namespace xingji {

const Task& task_of(const WaitingSheet& sheet, const Waiting& row);
std::string id_of(const WaitingSheet& sheet, const Waiting& row);

/// In the pack's zone; empty when it is not known.
std::string time_text(const WaitingSheet& sheet, const std::optional<Instant>& instant);

/// Seconds until it is due, below 0 when it is late; nothing: there is no clock, or it is not
/// known.
std::optional<std::int64_t> remaining(const WaitingSheet& sheet, const Waiting& row);
bool is_late(const WaitingSheet& sheet, const Waiting& row);

/// "1 h 12 min", "3 days 2 h", "late by 5 s".
std::string remaining_text(const WaitingSheet& sheet, const Waiting& row, Language language);

/// "2 points, 5.00 CNY, taken as no objection": what a breach costs, or that it is not known.
std::string cost_text(const WaitingSheet& sheet, const Waiting& row, Language language);

/// "12.50 CNY", 12.50元, from hundredths.
std::string money_text(const WaitingSheet& sheet, std::int64_t hundredths, Language language);

/// "; were all late: 4 points, 550.00 CNY; of 2 the amount is not known": what breaches of all rows
/// of a task cost together, or empty where they cost nothing that can be added up.
std::string sum_text(const WaitingSheet& sheet, std::size_t task, Language language);

}  // namespace xingji
