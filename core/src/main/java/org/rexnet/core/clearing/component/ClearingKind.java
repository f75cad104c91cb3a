package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rexnet.core.clearing.flow.LineLimits;
import org.rexnet.core.clearing.flow.RadialPipes;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Operations;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/**
 * What a clearing asks of one kind of component; each kind answers in a file of its own.
 *
 * @param maker makes its part of a model
 * @param operations tells what its components did
 * @param handOver prepares what its components hand over between rolling windows; empty where that is nothing
 * @param writer chooses what is written of its results
 */
public record ClearingKind(
        Maker maker, Operations operations, Optional<Function<Study, HandOver>> handOver, Writer writer) {

    private ClearingKind(Maker maker, Operations operations) {
        this(maker, operations, Optional.empty(), WrittenResults::all);
    }

    private ClearingKind handingOver(Function<Study, HandOver> prepare) {
        return new ClearingKind(maker, operations, Optional.of(prepare), writer);
    }

    private ClearingKind writtenBy(Writer other) {
        return new ClearingKind(maker, operations, handOver, other);
    }

    /** Adds what is written of the results of a kind, whose components have these names. */
    interface Writer {
        void write(WrittenResults export, ComponentKind kind, List<String> names);
    }

    /** Order in which the variables of kinds lie in a model; kinds that it does not name follow. */
    private static final List<ComponentKind> FIRST = List.of(
            ComponentKind.GENERATOR,
            ComponentKind.STORAGE_UNIT,
            ComponentKind.STORE,
            ComponentKind.LINK,
            ComponentKind.PIPE,
            ComponentKind.CHP,
            ComponentKind.BID,
            ComponentKind.BILATERAL_CONTRACT,
            ComponentKind.FLEXIBLE_LOAD,
            ComponentKind.BUILDING,
            ComponentKind.CHARGING_STATION,
            ComponentKind.LOAD,
            ComponentKind.BUS);

    private static final List<ComponentKind> IN_MODEL_ORDER = Stream.concat(
                    FIRST.stream(), Stream.of(ComponentKind.values()))
            .distinct()
            .toList();

    /**
     * Where components are put into a model.
     *
     * @param pipes that need no variables
     * @param lines with their limits
     * @param isElastic whether shortage and surplus are allowed at every bus
     */
    public record Site(Window window, RadialPipes pipes, LineLimits lines, boolean isElastic) {}

    /** Makes the part of a model that is one kind's; takes over what it can of the same part of a model that is alike. */
    public interface Maker {
        Optional<ComponentTerms> make(Site site, Optional<ComponentTerms> alike);
    }

    /** Returns all kinds in the order in which their variables lie in a model. */
    public static List<ComponentKind> inModelOrder() {
        return IN_MODEL_ORDER;
    }

    /** Returns what the components of all kinds did. */
    public static List<Operation> operationsOfAll(Clearing clearing) {
        List<Operation> all = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            all.addAll(of(kind).operations().of(clearing));
        }
        return all;
    }

    /** Adds dispatch, flows, prices, capacities and the prices of global constraints of all kinds. */
    public static void writeAll(WrittenResults written) {
        for (ComponentKind kind : ComponentKind.values()) {
            List<String> names = written.clearing().study().ids(kind);
            if (!names.isEmpty()) {
                of(kind).writer().write(written, kind, names);
            }
        }
    }

    private static ClearingKind of(MakerOfWindow maker, Operations operations) {
        return new ClearingKind((site, alike) -> Optional.of(maker.make(site.window())), operations);
    }

    /** Makes the part of a model that needs no more than the window. */
    private interface MakerOfWindow {
        ComponentTerms make(Window window);
    }

    /** Returns who answers for a kind. */
    public static ClearingKind of(ComponentKind kind) {
        return switch (kind) {
            case BUS ->
                new ClearingKind(
                                (site, alike) -> Optional.of(new BalanceTerms(site.window(), site.isElastic())),
                                BalanceTerms::operations)
                        .writtenBy(BalanceTerms::write);
            case GENERATOR ->
                new ClearingKind(
                                (site, alike) -> Optional.of(
                                        new GeneratorTerms(site.window(), alike.map(GeneratorTerms.class::cast))),
                                GeneratorTerms::operations)
                        .handingOver(GeneratorTerms::handOver);
            case LOAD ->
                new ClearingKind(
                        (site, alike) -> Optional.of(new LoadTerms(site.window(), alike.map(LoadTerms.class::cast))),
                        LoadTerms::operations);
            case STORAGE_UNIT ->
                of(StorageUnitTerms::of, StorageUnitTerms::operations).handingOver(StorageUnitTerms::handOver);
            case STORE -> of(StoreTerms::of, StoreTerms::operations).handingOver(StoreTerms::handOver);
            case LINE ->
                new ClearingKind(
                                (site, alike) ->
                                        Optional.of(new LineTerms(site.window().study(), site.lines())),
                                clearing -> LineTerms.operations(clearing, kind))
                        .writtenBy(LineTerms::write);
            case TRANSFORMER ->
                new ClearingKind((site, alike) -> Optional.empty(), clearing -> LineTerms.operations(clearing, kind))
                        .writtenBy(LineTerms::write);
            case PIPE ->
                new ClearingKind(
                                (site, alike) -> Optional.of(new PipeTerms(site.window(), site.pipes())),
                                PipeTerms::operations)
                        .handingOver(PipeHandOver::new);
            case LINK ->
                of(LinkTerms::of, LinkTerms::operations)
                        .handingOver(LinkTerms::handOver)
                        .writtenBy(LinkTerms::write);
            case CHP -> of(ChpTerms::of, ChpTerms::operations);
            case ELECTROLYSER ->
                of(ElectrolyserTerms::of, ElectrolyserTerms::operations).handingOver(ElectrolyserTerms::handOver);
            case BID -> of(BidTerms::new, BidTerms::operations).writtenBy(ClearingKind::nothing);
            case BILATERAL_CONTRACT ->
                of(ContractTerms::new, ContractTerms::operations).writtenBy(ClearingKind::nothing);
            case FLEXIBLE_LOAD ->
                of(FlexibleLoadTerms::new, FlexibleLoadTerms::operations).handingOver(FlexibleLoadHandOver::new);
            case BUILDING -> of(BuildingTerms::new, BuildingTerms::operations).handingOver(BuildingHandOver::new);
            case CHARGING_STATION ->
                of(ChargingTerms::new, StationTerms::operations).writtenBy(StationTerms::write);
            case EV_SESSION ->
                new ClearingKind((site, alike) -> Optional.empty(), VehicleTerms::operations)
                        .handingOver(VehicleHandOver::new)
                        .writtenBy(VehicleTerms::write);
            case GLOBAL_CONSTRAINT ->
                new ClearingKind((site, alike) -> Optional.empty(), clearing -> List.of())
                        .writtenBy(GlobalTerms::write);
        };
    }

    /** Writes nothing: of what was accepted the study's tables have no column. */
    private static void nothing(WrittenResults export, ComponentKind kind, List<String> names) {
        // Prices and surpluses tell it.
    }
}
