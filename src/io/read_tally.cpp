#include "io/read_tally.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "io/read_personal.h"
#include "io/slips.h"

namespace xingji {
namespace {

void insert_bounded(std::set<std::string, std::less<>>& names, std::string_view name) {
  if (names.contains(name)) return;
  names.emplace(name);
  if (names.size() > Tally::Members::names_kept) names.erase(std::prev(names.end()));
}

void sort_by_place(std::vector<Tally::Rejected>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const auto& a, const auto& b) {
    return std::tie(a.order, a.line) < std::tie(b.order, b.line);
  });
}

void add_members(const std::vector<Tally>& tallies, Table which, QualityReport& report) {
  Tally::Members all;
  const auto position = static_cast<std::size_t>(which);
  for (const Tally& tally : tallies) {
    const Tally::Members& members = tally.members[position];
    all.known |= members.known;
    for (const std::string& name : members.personal) insert_bounded(all.personal, name);
    for (const std::string& name : members.unknown) insert_bounded(all.unknown, name);
  }
  TableReport& table = report.tables[position];
  for (const std::string& name : all.personal) table.personal_columns.push_back(name);
  const FilePlan plan = start_plan(which, table.file, 0);
  for (const std::string& name : all.unknown) {
    table.unknown_columns.push_back(name);
    report.warnings.push_back(unknown_column(plan, name, 0, 0));
  }
  if (all.known == 0) return;
  const auto columns = definition(which).columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_given = ((all.known >> i) & 1U) != 0;
    if (!is_given) table.absent_columns.emplace_back(columns[i].name);
  }
}

}  // namespace

void Tally::Members::note_stranger(std::string_view name) {
  insert_bounded(is_personal_column(name) ? personal : unknown, name.substr(0, 64));
}

void Tally::reject(const FilePlan& plan, std::uint32_t line, const Rejection& rejection) {
  ++table(plan).rejected[reason_of(rejection)];
  if (rejected.size() < QualityReport::examples_kept) {
    rejected.push_back({plan.order, line, to_problem(rejection, plan.file)});
  }
}

void Tally::note_word(const FilePlan& plan, const FieldPlan& field, std::string_view word,
                      Place place) {
  const auto& known = field.words;
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  if (unknown_words.size() == QualityReport::examples_kept) return;
  if (!unknown_words.emplace(field.column, word).second) return;
  const std::string meant = slip_for(word, known);
  if (meant.empty()) return;
  const auto line = static_cast<std::uint32_t>(place.line);
  slips.push_back({plan.order, line, slip(std::move(place), field.name, word, meant)});
}

void Tally::refuse(const FilePlan& plan, std::uint32_t line, Problem problem,
                   const std::string& reason) {
  ++table(plan).rejected[reason];
  rejected.push_back({plan.order, line, std::move(problem)});
}

void add_tallies(std::vector<Tally> tallies, QualityReport& report) {
  std::vector<Tally::Rejected> all;
  std::vector<Tally::Rejected> slips;
  for (Tally& tally : tallies) {
    std::move(tally.rejected.begin(), tally.rejected.end(), std::back_inserter(all));
    std::move(tally.slips.begin(), tally.slips.end(), std::back_inserter(slips));
    QualityReport counts;
    counts.tables = std::move(tally.tables);
    merge(report, std::move(counts));
  }
  for (const TableDefinition& table : all_tables()) add_members(tallies, table.table, report);
  sort_by_place(all);
  sort_by_place(slips);
  std::set<std::pair<std::uint32_t, std::string>> told;  // threads may have met a word each
  for (Tally::Rejected& one : slips) {
    if (!told.emplace(one.order, one.problem.message).second) continue;
    report.warnings.push_back(std::move(one.problem));
  }
  all.resize(std::min(all.size(), QualityReport::examples_kept));
  for (Tally::Rejected& one : all) report.rejected_rows.push_back(std::move(one.problem));
}

}  // namespace xingji
