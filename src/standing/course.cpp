#include "standing/course.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <ranges>

#include "base/text.h"
#include "engine/given_rows.h"
#include "engine/subjects.h"

namespace xingji {
namespace {

std::uint32_t cell(const TableData& table, std::string_view column, std::uint32_t row) {
  const auto& words = table.columns[column_index(Table::appeals, column)].words;
  return words.empty() ? 0 : words[row];
}

// Whether the move is one that is made on request, in whatever version.
bool is_requested(const Family& family, std::string_view standing, std::string_view move) {
  return std::ranges::any_of(family.versions, [&](const Pack& pack) {
    const Standing* found = find_standing(pack, standing);
    const auto position = found == nullptr ? std::nullopt : find_move(*found, move);
    return position && found->moves[*position].needs == Standing::Move::Needs::request;
  });
}

// An appeal about a state, or a request for a move: what it is about, and of which kind.
std::optional<Petition> about_state(const FactSet& facts, const Family& family,
                                    const TableData& table, std::uint32_t row) {
  const auto about = split(facts.symbols.text(cell(table, "about", row)), '/');
  const bool is_of_state = facts.symbols.text(cell(table, "kind", row)) == "state";
  if (!is_of_state || about.size() < 2 || about[0] != "standing") return std::nullopt;
  Petition petition;
  petition.standing = about[1];
  if (about.size() > 2) petition.move = about[2];
  if (table.keys.size() > row) petition.id = table.keys[row];
  if (!is_requested(family, petition.standing, petition.move)) {
    petition.kind = Petition::Kind::upheld_appeal;
  }
  return petition;
}

std::optional<Petition> petition_at(const FactSet& facts, const Family& family,
                                    const TableData& table, std::uint32_t row) {
  auto petition = about_state(facts, family, table, row);
  if (!petition) return std::nullopt;
  const std::string& status = facts.symbols.text(cell(table, "status", row));
  Instant instant = 0;
  if (petition->kind == Petition::Kind::request) {
    if (status == "filed" || status == "upheld") instant = cell(table, "filed_at", row);
  } else if (status == "upheld") {
    instant = cell(table, "decided_at", row);
  }
  if (instant == 0) return std::nullopt;
  const Zone& zone = family.versions.back().zone;
  petition->day = zone.day_of(instant);
  const Instant filed_at = cell(table, "filed_at", row);
  if (filed_at != 0) petition->filed = zone.day_of(filed_at);
  return petition;
}

// Whether it was upheld and nobody says when.
bool is_undated(const FactSet& facts, const Family& family, const TableData& table,
                std::uint32_t row) {
  const auto petition = about_state(facts, family, table, row);
  return petition && petition->kind == Petition::Kind::upheld_appeal &&
         facts.symbols.text(cell(table, "status", row)) == "upheld" &&
         cell(table, "decided_at", row) == 0;
}

// Calls `visit` with the table of appeals and each of the shop's rows.
template <typename Visit>
void visit_appeals(const FactSet& facts, std::string_view shop, const Visit& visit) {
  const auto place = find_account(facts, shop);
  if (!place) return;
  const Shard& shard = facts.shards[place->shard];
  const auto [first, last] = shard.rows_of(Table::appeals, place->account);
  for (std::uint32_t row = first; row < last; ++row) visit(shard.table(Table::appeals), row);
}

Audience audience_of(const Family& family) {
  const bool sellers_see = std::ranges::any_of(
      family.versions, [](const Pack& pack) { return is_shown_to(pack, Audience::seller); });
  return sellers_see ? Audience::seller : Audience::buyer;
}

std::vector<ScoreDay> shown_days(const Family& family, ScoreOptions options,
                                 const SubjectCards& cards) {
  options.shown_to = audience_of(family);
  std::vector<ScoreDay> days;
  if (cards.cards.empty()) return days;
  for (Day viewed = cards.cards.front().day + 1; viewed <= options.last; ++viewed) {
    const auto judged = judged_for(family, viewed, options);
    if (!judged) continue;
    const auto card = std::ranges::lower_bound(cards.cards, *judged, {}, &Card::day);
    if (card == cards.cards.end() || card->day != *judged) continue;
    const auto position = static_cast<std::size_t>(card - cards.cards.begin());
    const Pack* pack = cards.packs[position];
    const bool is_repeated = pack->period && !days.empty() && days.back().card == &*card;
    if (!is_repeated) days.push_back({viewed, pack, &*card});
  }
  return days;
}

// The days of which people gave numbers of the subject for the pack.
std::set<Day> days_given(const FactSet& facts, const Pack& pack, const std::string& subject) {
  std::set<Day> days;
  const auto account = find_subject(facts, pack, subject);
  if (!account) return days;
  for (const Table table : {Table::readings, Table::tallies}) {
    const GivenRows rows(facts, *account, table);
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      if (rows.text("pack", row) == pack.id) days.insert(rows.day(row));
    }
  }
  return days;
}

bool tells_of_deadlines(const Family& family) {
  return std::ranges::any_of(family.versions, [](const Pack& pack) {
    return std::ranges::any_of(pack.notices,
                               [](const Notice& notice) { return notice.deadline.has_value(); });
  });
}

// What is known of a subject, by the series that somebody looks at.
class Courses {
 public:
  Courses(const Family& family, const FactSet& facts, const ScoreOptions& options,
          const SubjectCards& cards, const SubjectCards* restated)
      : family_(family), facts_(facts), options_(options), cards_(cards), restated_(restated) {
    course_.last = options.last;
    course_.given = days_given(facts, family.versions.back(), cards.subject);
    course_.attributes = [this](const Pack& pack) -> const Attributes& { return of(pack); };
    if (family.versions.back().subject == Pack::Subject::shop) {
      course_.petitions = petitions_of(facts, family, cards.subject);
    }
  }
  Courses(const Courses&) = delete;
  Courses& operator=(const Courses&) = delete;

  const Course& on(Standing::JudgedOn series) {
    course_.steps = score_days(family_, options_, series, cards_);
    if (restated_ != nullptr) {
      course_.restated = score_days(family_, options_, series, *restated_);
    }
    return course_;
  }

 private:
  const Attributes& of(const Pack& pack) {
    auto& attributes = known_[&pack];
    if (attributes == nullptr) {
      const auto account = find_subject(facts_, pack, cards_.subject);
      attributes = account ? std::make_unique<Attributes>(pack, facts_, *account)
                           : std::make_unique<Attributes>();
    }
    return *attributes;
  }

  const Family& family_;
  const FactSet& facts_;
  const ScoreOptions& options_;
  const SubjectCards& cards_;
  const SubjectCards* restated_;
  std::map<const Pack*, std::unique_ptr<Attributes>> known_;
  Course course_;
};

constexpr std::array all_series = {Standing::JudgedOn::computed, Standing::JudgedOn::published,
                                   Standing::JudgedOn::shown};

bool asks_for(const Family& family, Standing::JudgedOn series) {
  return std::ranges::any_of(family.versions, [&](const Pack& pack) {
    return std::ranges::any_of(pack.notices, [&](const Notice& notice) {
      return notice.when && notice.judged_on == series;
    });
  });
}

}  // namespace

std::vector<ScoreDay> score_days(const Family& family, const ScoreOptions& options,
                                 Standing::JudgedOn series, const SubjectCards& cards) {
  if (series == Standing::JudgedOn::shown) return shown_days(family, options, cards);
  std::vector<ScoreDay> days;
  for (std::size_t c = 0; c < cards.cards.size(); ++c) {
    const Card& card = cards.cards[c];
    const Pack* judging = version_on(family, card.day, options);
    if (judging == nullptr && days.empty()) continue;
    const Pack* pack = judging == nullptr ? days.back().pack : cards.packs[c];
    if (is_final(*pack, card.day)) days.push_back({card.day, pack, &card});
  }
  return days;
}

std::vector<Petition> petitions_of(const FactSet& facts, const Family& family,
                                   std::string_view shop) {
  std::vector<Petition> petitions;
  visit_appeals(facts, shop, [&](const TableData& table, std::uint32_t row) {
    auto petition = petition_at(facts, family, table, row);
    if (petition) petitions.push_back(std::move(*petition));
  });
  std::ranges::stable_sort(petitions, {}, &Petition::day);
  return petitions;
}

std::vector<std::string> undated_appeals(const FactSet& facts, const Family& family,
                                         std::string_view shop) {
  std::vector<std::string> ids;
  visit_appeals(facts, shop, [&](const TableData& table, std::uint32_t row) {
    if (is_undated(facts, family, table, row) && table.keys.size() > row) {
      ids.emplace_back(table.keys[row]);
    }
  });
  return ids;
}

std::vector<std::string> standings_of(const Family& family) {
  std::vector<std::string> ids;
  for (const Pack& pack : family.versions) {
    for (const Standing& standing : pack.standings) {
      if (std::ranges::find(ids, standing.id) == ids.end()) ids.push_back(standing.id);
    }
  }
  return ids;
}

std::vector<Timeline> timelines_of(const Family& family, const FactSet& facts,
                                   const ScoreOptions& options, const SubjectCards& cards,
                                   const SubjectCards* restated) {
  Courses courses(family, facts, options, cards, restated);
  std::vector<Timeline> timelines;
  for (const std::string& id : standings_of(family)) {
    const Standing* standing = nullptr;
    for (const Pack& pack : family.versions) {
      if (const Standing* newer = find_standing(pack, id)) standing = newer;
    }
    Timeline timeline = hold(id, courses.on(standing->judged_on));
    if (timeline.rules != nullptr) timelines.push_back(std::move(timeline));
  }
  return timelines;
}

std::vector<Sent> notices_of(const Family& family, const FactSet& facts,
                             const ScoreOptions& options, const SubjectCards& cards,
                             const std::vector<Timeline>& timelines, const SubjectCards* restated) {
  Courses courses(family, facts, options, cards, restated);
  std::vector<Sent> sent;
  const auto add = [&](const std::vector<Sent>& more) {
    sent.insert(sent.end(), more.begin(), more.end());
  };
  for (const auto series : all_series) {
    if (asks_for(family, series)) add(sent_on(courses.on(series), series, timelines));
  }
  if (tells_of_deadlines(family)) {
    add(sent_of_rows(courses.on(Standing::JudgedOn::computed), family, facts, options,
                     cards.subject));
  }
  for (const Timeline& timeline : timelines) {
    add(sent_of_moves(courses.on(timeline.rules->judged_on), timeline));
  }
  std::ranges::stable_sort(sent, {}, &Sent::day);
  return sent;
}

std::vector<Sent> counting_down(const Family& family, const FactSet& facts,
                                const ScoreOptions& options, const SubjectCards& cards,
                                const std::vector<Timeline>& timelines) {
  Courses courses(family, facts, options, cards, nullptr);
  std::vector<Sent> sent;
  for (const auto series : all_series) {
    if (!asks_for(family, series)) continue;
    const auto more = counting_down(courses.on(series), series, timelines);
    sent.insert(sent.end(), more.begin(), more.end());
  }
  return sent;
}

}  // namespace xingji
