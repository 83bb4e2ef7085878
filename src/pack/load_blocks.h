// The readers of a pack's blocks, in the order in which they must run: names first, then what
// speaks of them. Each takes its block from the pack's reader and fills the draft; problems are
// collected.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pack/draft.h"
#include "pack/numbers.h"
#include "pack/reader.h"

namespace xingji {

// What the expression of a key may be.
inline constexpr std::array a_condition = {Type::flag};
inline constexpr std::array an_instant = {Type::instant};
inline constexpr std::array a_number = {Type::number};
inline constexpr std::array an_amount = {Type::money};
inline constexpr std::array quantities = {Type::number, Type::duration, Type::money};

/// One version: the merged tree of a pack and its overlays to structs, checked. Lint included.
/// `types_before`: of the parameters under the last overlay, which changes no types.
Draft read_pack(const Node& tree, const std::string& file, const LoadOptions& options,
                std::vector<Scope::Name> types_before = {});

/// Whether the pack has deadlines, lists of work, pay or decisions and says nothing of a score.
bool is_without_score(const Reader& pack);

// Names and days.
void read_head(const Reader& pack);
void read_judge(const Reader& pack);    // whether day by day or by period
void read_publish(const Reader& pack);  // when people see it
void read_sources(const Reader& pack);
void read_attributes(const Reader& pack);
void read_calendar(const Reader& pack);  // which days are worked
void read_tables(const Reader& pack);
void read_parameters(const Reader& pack);

// Which rows, over which days.
/// Rules by which sessions are made; rows that sets and measures may name.
void read_sessions(const Reader& pack);
void read_exemptions(const Reader& pack);
void read_sets(const Reader& pack);
void read_windows(const Reader& pack);
void resolve_windows(Draft& draft);

/// A table or an earlier set, as `of:`, `count:` and `sum:` name it.
struct Rows {
  Table table = Table::orders;
  std::vector<Measure::Filter> filters;
  std::vector<std::size_t> exemptions;
  std::vector<std::size_t> selections;
  std::optional<WindowedKeep> windowed;
  std::optional<std::size_t> session = {};  // position in Pack::sessions
  std::optional<Expression> by = {};        // whose row it is
  Title assumed = {};                       // why, by the sets that it is made of
};
std::optional<Rows> read_rows(const Reader& reader, std::string_view key);
/// One reason behind the other; the same one is told once.
Title both_reasons(const Title& one, const Title& other);
/// Adds what `by:`, `where:` and `exempt:` of the map say to the rows.
void narrow_rows(const Reader& reader, Rows& rows, const std::string& said_as);

/// What `keep:` of the map leaves of the rows; `id`: of the set or measure.
void keep_rows(const Reader& reader, Rows& rows, const std::string& id);
/// Makes what `order in` may ask for of a set. Gives its position in Pack::selections.
std::size_t add_selection(Draft& draft, const Rows& rows, const std::string& id,
                          const Place& place);
/// Makes the selection of rows that keep inside the window of the measure to be added next.
void rank_in_window(Draft& draft, Rows& rows);
/// Selections take over anchor and window of the measures they rank in.
void resolve_selections(Draft& draft);

// Counts and sums.
void read_measures(const Reader& pack);
/// The two measures of an indicator's `share:` or `mean:`.
void read_short_form(const Reader& indicator, const std::string& id);
/// The count that `of:`, `by_day:`, `window:`, `where:` and `exempt:` of the map describe.
void read_count(const Reader& reader, const std::string& id);
/// The rows that `of:`, `by:`, `where:` and `exempt:` of the map describe, anchored by `key:`; by
/// the table's event where that is left out. They have no window.
std::optional<Measure> read_waiting(const Reader& reader, const std::string& id,
                                    std::string_view key);

// Points, dimensions, gates, stars.
/// The indicators with their keys checked; their short forms have become measures.
struct OpenIndicator {
  std::string id;
  Reader reader;
};
std::vector<OpenIndicator> open_indicators(const Reader& pack);
void read_indicators(Draft& draft, const std::vector<OpenIndicator>& indicators);
/// `points:` of the map, in whatever form; `type` is the value's where it could be read.
void read_points(const Reader& reader, Indicator& indicator, std::optional<Type> type);
/// The `ladder:` of the map, which has one.
std::vector<Step> read_ladder(const Reader& points, std::optional<Type> type);
/// The `rank:` of the map, which has one: points by the share of peers that is beaten.
void read_rank(const Reader& points, Indicator& indicator);
MissingRule read_missing_rule(const Reader& reader, std::string_view key);
/// Whom subjects are compared with.
void read_peers(const Reader& pack);
void read_dimensions(const Reader& pack);
void read_gates(const Reader& pack);
void read_bonuses(const Reader& pack);
/// Points taken off; their counts become measures.
void read_deductions(const Reader& pack);
/// The positions of what `targets:` names among `known`, which messages call `what`.
std::vector<std::size_t> read_targets(const Reader& reader, const std::vector<std::string>& known,
                                      std::string_view what);
/// What `clip:` of the map says.
struct Clip {
  std::optional<Number> least;
  std::optional<Number> most;
};
Clip read_clip(const Reader& reader);
void read_total(const Reader& pack);
void read_bands(const Reader& pack);
void read_stages(const Reader& pack);
void read_displays(const Reader& pack);
void read_standings(const Reader& pack);  // what follows from scores
void read_notices(const Reader& pack);    // and what people are told of it

/// Deadlines and lists of work.
void read_tasks(const Reader& pack);

/// What subjects earn.
void read_pay(const Reader& pack);

/// Matters that somebody has to decide.
void read_decisions(const Reader& pack);

/// since: and until: of an entry that is not always in force.
void read_span(const Reader& reader, std::optional<Day>& since, std::optional<Day>& until);

}  // namespace xingji
