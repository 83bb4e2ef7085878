#include "sheet/paper.h"

#include <algorithm>

#include "engine/number.h"
#include "pack/printed.h"
#include "sheet/gates.h"
#include "typed/figure.h"
#include "typed/save.h"

namespace xingji::sheet {
namespace {

Line line_of(const Indicator& indicator, const Pack& pack, std::size_t days) {
  Line line;
  line.name = indicator.id;
  line.title = indicator.title;
  line.as = indicator.printed_as;
  line.better = indicator.better;
  line.form = indicator.points.form;
  line.values.resize(days);
  line.points.resize(days);
  for (const Ratio& bound : typed::figure_of(indicator, pack).lines) {
    if (const auto at = to_micro(bound)) line.bounds.push_back(*at);
  }
  return line;
}

Line line_of(const char* name, Title title, std::size_t days) {
  Line line;
  line.name = name;
  line.title = std::move(title);
  line.values.resize(days);
  return line;
}

void add_bands(const Pack& pack, Day day, Line& total) {
  const Attributes untold =
      Attributes::told(std::vector<std::optional<Attributes::Value>>(pack.attributes.size()));
  for (const Band& band : pack.bands) {
    if (!band.total_at_least) continue;
    if (const auto bound = amount_on(*band.total_at_least, pack, untold, day)) {
      total.bounds.push_back(*bound);
    }
  }
}

// Versions of a pack may have an indicator in other places.
void add_card(const Card& card, const Pack& version, std::size_t d, Paper& paper) {
  paper.total.values[d] = card.total;
  paper.stars.values[d] = card.stars;
  for (Line& line : paper.lines) {
    const auto i = find_indicator(version, line.name);
    if (!i || version.indicators[*i].printed_as != line.as) continue;
    const IndicatorResult& result = card.indicators[*i];
    if (result.branch) continue;  // a branch may print another number
    line.values[d] = result.value_rounded;
    line.points[d] = result.points;
  }
}

void add_reasons(const Card& card, Paper& paper) {
  const bool has_value =
      std::any_of(card.indicators.begin(), card.indicators.end(),
                  [](const IndicatorResult& result) { return result.value.has_value(); });
  if (card.total || !has_value) return;
  for (std::size_t r = 0; r < card.reasons.size(); ++r) {
    const Title reason{card.reasons_zh[r], card.reasons[r]};
    const auto same =
        std::find_if(paper.no_total.begin(), paper.no_total.end(),
                     [&](const Paper::NoTotal& each) { return each.reason.en == reason.en; });
    if (same == paper.no_total.end()) {
      paper.no_total.push_back({reason, {card.day}});
    } else {
      same->days.push_back(card.day);
    }
  }
}

bool has_any(const Series& series) {
  return std::any_of(series.begin(), series.end(),
                     [](const auto& each) { return each.has_value(); });
}

// The shares as they were entered, and whether the gates fail with them.
void add_gates(const SubjectCards& cards, const Pack& pack, const Book& book, Day last,
               Paper& paper) {
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const auto scale = scale_of(pack, g, last);
    if (!scale) continue;
    Line line = line_of("", pack.gates[g].title, paper.days);
    line.name = typed::name_of_gate(pack.gates[g]);
    line.as = scale->as;
    line.better = scale->better;
    line.bounds = scale->bounds;
    line.fails.resize(paper.days);
    for (std::size_t d = 0; d < paper.days; ++d) {
      const auto shares = gate_shares(book, pack, paper.subject, paper.day(d));
      if (const auto share = shares.find(g); share != shares.end()) {
        line.values[d] = to_micro(share->second.value);
      }
    }
    for (std::size_t c = 0; c < cards.cards.size(); ++c) {
      const Day day = cards.cards[c].day;
      const bool is_inside = day >= paper.first && day <= last && cards.packs[c] == &pack;
      if (!is_inside) continue;
      line.fails[static_cast<std::size_t>(day - paper.first)] =
          cards.cards[c].gates[g].state == GateResult::State::failed;
    }
    if (has_any(line.values)) paper.gates.push_back(std::move(line));
  }
}

Series official(const Book& book, const std::string& name, const Paper& paper) {
  Series series(paper.days);
  for (std::size_t d = 0; d < paper.days; ++d) {
    const auto text = book.value({paper.subject, paper.pack->id, name, paper.day(d), "", "", ""});
    if (text) series[d] = parse_printed_score(*text);
  }
  return series;
}

}  // namespace

Paper paper_of(const SubjectCards& cards, const Pack& pack, const Book& book, Day first, Day last) {
  Paper paper;
  paper.subject = cards.subject;
  paper.pack = &pack;
  paper.first = first;
  paper.days = static_cast<std::size_t>(last - first) + 1;
  for (const Indicator& indicator : pack.indicators) {
    paper.lines.push_back(line_of(indicator, pack, paper.days));
  }
  paper.total = line_of("total", {"总分", "total"}, paper.days);
  paper.stars = line_of("stars", {"星级", "stars"}, paper.days);
  add_bands(pack, last, paper.total);
  for (std::size_t c = 0; c < cards.cards.size(); ++c) {
    const Day day = cards.cards[c].day;
    const bool is_inside = day >= first && day <= last;
    if (!is_inside) continue;
    add_card(cards.cards[c], *cards.packs[c], static_cast<std::size_t>(day - first), paper);
    add_reasons(cards.cards[c], paper);
  }
  add_gates(cards, pack, book, last, paper);
  std::erase_if(paper.lines, [](const Line& line) { return !has_any(line.values); });
  paper.official_total = official(book, "total", paper);
  paper.official_stars = official(book, "stars", paper);
  const std::set<Day> entered = book.days(pack.id, cards.subject);
  if (!entered.empty()) {
    for (Day day = std::max(first, *entered.begin()); day <= last; ++day) {
      if (!entered.contains(day)) paper.missing.push_back(day);
    }
  }
  return paper;
}

}  // namespace xingji::sheet
