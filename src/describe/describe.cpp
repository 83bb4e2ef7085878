#include "describe/describe.h"

#include "describe/sections.h"

namespace xingji {
namespace {

std::vector<TextLine> lines_of(const Telling& telling) {
  Writer to(telling);
  write_head(to);
  write_rules(to);
  write_assumptions(to);
  write_sources(to);
  return std::move(to.lines());
}

std::string text_of(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) {
    if (line.depth == 0 && !text.empty()) text += '\n';
    text.append(2 * static_cast<std::size_t>(line.depth), ' ').append(line.text).append("\n");
  }
  return text;
}

}  // namespace

void write_rules(Writer& to) {
  write_times(to);
  write_stars(to);
  write_standings(to);
  write_indicators(to);
  write_gates(to);
  write_extras(to);
  write_peers(to);
  write_stages(to);
  write_displays(to);
  write_notices(to);
  write_tasks(to);
  write_pay(to);
  write_decisions(to);
  write_measures(to);
  write_tables(to);
}

std::string describe(const Telling& telling) { return text_of(lines_of(telling)); }

}  // namespace xingji
