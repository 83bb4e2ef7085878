// Attributes of the subject, with their types.
#include "pack/load_blocks.h"
#include "pack/load_cells.h"

namespace xingji {
namespace {

constexpr auto attribute_keys =
    std::to_array<std::string_view>({"title", "type", "open_over_days"});

std::optional<int> open_over_days(const Reader& reader, const std::optional<Type>& type) {
  constexpr std::string_view key = "open_over_days";
  const Node* node = reader.find(key);
  const auto written = node == nullptr ? std::nullopt : reader.text(key);
  if (!written) return std::nullopt;
  Draft& draft = reader.draft();
  if (type != Type::flag || draft.pack.subject != Pack::Subject::shop) {
    draft.refuse(node->place, "'open_over_days' is of flags of shops",
                 "leave it out, or write type: flag in a pack whose subject is shop");
    return std::nullopt;
  }
  constexpr Micro longest = 36'600 * micro_one;
  const auto days = parse_micro(*written);
  if (days && *days >= 0 && *days <= longest && *days % micro_one == 0) {
    return static_cast<int>(*days / micro_one);
  }
  draft.refuse(node->place, "'open_over_days' should be a number of days, not '" + *written + "'",
               "write for example open_over_days: 90");
  return std::nullopt;
}

}  // namespace

void read_attributes(const Reader& pack) {
  Draft& draft = pack.draft();
  for (const Item& item : open_block(pack, "attributes").items) {
    Attribute attribute{item.id, Type::text, item.place, {}, {}};
    std::optional<Type> type;
    if (item.node->is_map()) {
      const Reader reader(draft, *item.node, item.place, item.path, {}, attribute_keys);
      reader.need("type", "type: text");
      type = reader.word("type", cell_types);
      attribute.title = reader.title("title");
      attribute.open_over_days = open_over_days(reader, type);
    } else {
      type = word_at(draft, *item.node, cell_types, "type");
    }
    attribute.type = type.value_or(Type::text);
    if (!type) draft.unread.insert(item.id);
    draft.attribute_names.push_back({item.id, attribute.type});
    draft.pack.attributes.push_back(std::move(attribute));
  }
}

}  // namespace xingji
