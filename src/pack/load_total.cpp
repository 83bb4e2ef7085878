// Dimensions, the total and the stars.
#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto dimension_keys = std::to_array<std::string_view>({"title", "weight", "of", "clip"});
constexpr auto later_dimension_keys = std::to_array<std::string_view>({"bonus", "bonuses"});
constexpr auto total_keys =
    std::to_array<std::string_view>({"of", "full", "round", "clip", "needs", "says"});
constexpr auto clip_keys = std::to_array<std::string_view>({"least", "most"});
constexpr auto band_keys = std::to_array<std::string_view>(
    {"title", "stars", "total_at_least", "each_dimension_at_least"});

constexpr Words<Total::Kind, 3> kinds = {{{"dimensions", Total::Kind::weighted},
                                          {"lowest of points", Total::Kind::lowest_of_points},
                                          {"sum of points", Total::Kind::sum_of_points}}};
constexpr Words<int, 7> roundings = {
    {{"0", 0}, {"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}, {"6", 6}}};

void read_parts(const Reader& reader, Dimension& dimension) {
  Draft& draft = reader.draft();
  const Node* node = reader.need("of", "of: { on_time_share: 100% }");
  if (node == nullptr) return;
  const Block block = open_block(draft, *node, reader.path_of("of"), reader.inherited());
  const std::vector<std::string> known = ids_of(draft.pack.indicators);
  bool is_whole = true;  // else nobody can add the weights up
  for (const Item& item : block.items) {
    const auto indicator = find_indicator(draft.pack, item.id);
    Number weight = read_number(draft, *item.node, block.inherited, item.path, weight_rule());
    if (indicator) {
      dimension.parts.push_back({*indicator, std::move(weight)});
      continue;
    }
    is_whole = false;
    draft.refuse_unknown(item.place, "indicator", item.id, did_you_mean(item.id, known));
  }
  if (!is_whole || draft.is_unread(reader.path_of("of"))) dimension.parts.clear();
}

void read_needs(const Reader& total) {
  Draft& draft = total.draft();
  draft.pack.total.needs = total.expression("needs", draft.day_scope(), a_condition);
  draft.pack.total.needs_says = total.title("says");
  const bool needs_something = total.find("needs") != nullptr || total.has_stray_keys();
  if (const Node* says = total.find("says"); says != nullptr && !needs_something) {
    draft.refuse(says->place,
                 "'says' is the reason when 'needs' is not true, and there is no 'needs'", "");
  }
  Title& says = draft.pack.total.needs_says;
  if (draft.pack.total.needs && says.zh.empty()) {
    says.zh = says.en = to_text(*draft.pack.total.needs);
  }
}

}  // namespace

Clip read_clip(const Reader& reader) {
  const Node* node = reader.find("clip");
  if (node == nullptr) return {};
  const Reader clip(reader.draft(), *node, node->place, reader.path_of("clip"), reader.inherited(),
                    clip_keys);
  return {find_number(clip, "least"), find_number(clip, "most")};
}

void read_dimensions(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "dimensions");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, dimension_keys,
                        later_dimension_keys);
    Dimension dimension;
    dimension.id = item.id;
    dimension.title = reader.need_title("title");
    dimension.said = reader.said();
    dimension.weight = need_number(reader, "weight", weight_rule());
    read_parts(reader, dimension);
    Clip clip = read_clip(reader);
    dimension.least = std::move(clip.least);
    dimension.most = std::move(clip.most);
    draft.pack.dimensions.push_back(std::move(dimension));
  }
}

void read_total(const Reader& pack) {
  Draft& draft = pack.draft();
  const Node* node = pack.find("total");
  if (node == nullptr && draft.is_unread(out_of_joint)) draft.unread.insert("total");
  if (node == nullptr) return;
  const Reader reader(draft, *node, node->place, "total", pack.inherited(), total_keys);
  Total& total = draft.pack.total;
  total.said = reader.said();
  reader.need("of", "of: dimensions");
  const auto kind = reader.word("of", kinds);
  if (!kind) draft.unread.insert("total");
  total.kind = kind.value_or(Total::Kind::weighted);
  total.decimals = reader.word("round", roundings).value_or(6);
  total.full = find_number(reader, "full");
  if (total.full && kind && total.kind != Total::Kind::sum_of_points) {
    draft.refuse(reader.find("full")->place, "'full' is what a sum of points adds up to",
                 "leave it out");
  }
  Clip clip = read_clip(reader);
  total.least = std::move(clip.least);
  total.most = std::move(clip.most);
  read_needs(reader);
}

void read_bands(const Reader& pack) {
  Draft& draft = pack.draft();
  if (!is_without_score(pack)) pack.need("stars");
  const Block block = open_block(pack, "stars");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, band_keys);
    Band band;
    band.id = item.id;
    band.title = reader.title("title");
    band.said = reader.said();
    NumberRule stars;
    stars.example = "4.5";
    band.stars = need_number(reader, "stars", stars);
    band.total_at_least = find_number(reader, "total_at_least");
    band.each_dimension_at_least = find_number(reader, "each_dimension_at_least");
    draft.pack.bands.push_back(std::move(band));
  }
}

}  // namespace xingji
