// The sections of a description, in the order in which they are read.
#pragma once

#include "describe/writer.h"

namespace xingji {

void write_head(Writer& to);
/// All that decides about a score, for a description and for what changes in it: first the levels
/// and what follows from them, then how one gets there.
void write_rules(Writer& to);
void write_times(Writer& to);  // when a score is made, and when people see it
void write_indicators(Writer& to);
/// A share or mean whose two sides are said where it stands.
bool is_short_form(const Pack& pack, const Indicator& indicator);
void write_gates(Writer& to);
void write_extras(Writer& to);  // bonuses and deductions
void write_peers(Writer& to);
void write_stages(Writer& to);
void write_stars(Writer& to);
void write_displays(Writer& to);
void write_standings(Writer& to);
void write_notices(Writer& to);
void write_tasks(Writer& to);  // deadlines and lists of work
void write_pay(Writer& to);
void write_decisions(Writer& to);  // tables that decide
void write_measures(Writer& to);   // that formulas speak of by name
void write_tables(Writer& to);
void write_assumptions(Writer& to);
void write_sources(Writer& to);

}  // namespace xingji
