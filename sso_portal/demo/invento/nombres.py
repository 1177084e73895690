"""Words from which invented people and places are named. None of them is anybody's or anything's."""

NOMBRES = (
    "Adriana Alba Alejandra Álvaro Amílcar Ana Andrés Ángela Aníbal Aura Beatriz Berta Camila Camilo "
    "Carlos Carmen Carolina Catalina César Clara Claudia Cristian Daniela Daniel Danna David Dayana Deisy "
    "Diana Diego Duván Edinson Eliana Elkin Emiro Enith Esteban Eugenia Ezequiel Fabián Fabio Felipe "
    "Fernanda Flor Gabriela Germán Gina Gloria Guillermo Gustavo Heidy Hernán Ingrid Iván Jairo Jazmín "
    "Jeison Jenny Jhon Jimena Johana Jorge José Juan Juliana Julián Karen Katerine Kelly Laura Leidy "
    "Leonor Liliana Lina Luis Luz Mabel Manuel Marcela Margarita María Mariana Mario Marisol Marta Mateo "
    "Mauricio Melissa Mercedes Miguel Milena Mónica Natalia Nelson Nicolás Nidia Norma Olga Óscar Pablo "
    "Paola Patricia Paula Pedro Rafael Raúl Ricardo Rocío Rosa Rubén Samuel Sandra Santiago Sara "
    "Sebastián Silvia Sofía Tatiana Tomás Valentina Valeria Vanessa Verónica Víctor Viviana Wilmer "
    "Xiomara Yamile Yesenia Yolanda Yuliana Zoraida Zulma"
).split()
SIN_A = (
    "Beatriz Carmen Deisy Enith Flor Heidy Ingrid Jazmín Jenny Karen Katerine Kelly Leidy Leonor Luz Mabel "
    "Marisol Mercedes Rocío Yamile"
).split()
DE_MUJER = [n for n in NOMBRES if n in SIN_A or n.endswith("a")]
DE_HOMBRE = [n for n in NOMBRES if n not in DE_MUJER]
APELLIDOS = (
    "Acevedo Agudelo Aguirre Alvarado Angulo Arango Arboleda Arias Arrieta Ávila Ballesteros Barrios "
    "Becerra Beltrán Benavides Bermúdez Bernal Betancur Bonett Borja Buitrago Caballero Caicedo Calderón "
    "Camacho Cano Cárdenas Cardona Carvajal Castaño Castillo Ceballos Chamorro Chaparro Cifuentes "
    "Contreras Córdoba Coronado Correa Cortés Cuero Cuesta Delgado Duarte Echeverri Escobar Espinosa "
    "Estupiñán Fajardo Florián Galeano Galindo Gallego Gaviria Giraldo Góngora Guerrero Guevara Gutiérrez "
    "Henao Herrera Hinestroza Hurtado Ibargüen Jaramillo Jiménez Lasso Llanos Londoño Lozano Lugo "
    "Maldonado Marín Martínez Marulanda Medina Mejía Mena Meneses Montaño Montes Montoya Mora Morales "
    "Mosquera Muñoz Murillo Narváez Navarro Niño Nogales Obando Ocampo Ochoa Orozco Ortega Osorio Ospina "
    "Pabón Palacios Palomeque Parra Patiño Pedraza Peláez Perea Pinzón Plata Polo Portela Preciado "
    "Puentes Quiñonez Quintero Ramírez Rentería Restrepo Riascos Rincón Rivas Robledo Rojas Romaña Rosero "
    "Rueda Saavedra Salazar Sanabria Sarmiento Sierra Solarte Suárez Tarapués Tobón Toro Torres Trujillo "
    "Ulloa Urrego Valderrama Valencia Vallejo Vanegas Vargas Velasco Vélez Villegas Yepes Zambrano Zapata "
    "Zúñiga"
).split()
CLASES_DE_IPS = (
    "ESE Hospital",
    "ESE Hospital",
    "Centro de Salud",
    "ESE Centro de Salud",
    "IPS Clínica",
    "Unidad de Salud",
)
COSAS = (
    "Brisas Ensenada Manglar Ceiba Guadua Palma Laguna Cerro Nevado Sabana Mirador Arrecife Cañón Puente "
    "Alto Samán Caracolí Guayacán Totumo Bijao Frailejón Yarumo Caimán Garza Cóndor Colibrí Tucán Delfín "
    "Nutria Ocelote Marimba Tambor Gaita Chirimía Bambuco Cumbia Torbellino Atarraya Canoa Champán "
    "Trapiche Molino Telar Mochila Hamaca"
).split()
CALIFICATIVOS = (
    *"Azul Verde Dorado Sereno Grande Claro Alto Florido Escondido Amable Antiguo Hermoso Tranquilo".split(),
    *(f"del {x}" for x in "Río Valle Llano Páramo Sur Norte".split()),
    *(f"de la {x}" for x in "Montaña Costa Selva Isla Esperanza Cordillera".split()),
)
UNIVERSIDADES = (
    "Universidad del Litoral Pacífico",
    "Universidad de la Sabana Alta",
    "Fundación Universitaria Tres Cordilleras",
    "Universidad Nacional del Magdalena Medio",
    "Universidad de los Andes Orientales",
    "Corporación Universitaria del Caribe Verde",
    "Universidad del Nudo de Paramillo",
    "Universidad Metropolitana del Cóndor",
)
CARGOS = {
    "MEDICINA": "Médica o médico de servicio social",
    "ENFERMERIA": "Enfermera o enfermero de servicio social",
    "ODONTOLOGIA": "Odontóloga u odontólogo de servicio social",
    "BACTERIOLOGIA": "Bacterióloga o bacteriólogo de servicio social",
}
FUNCIONES = {
    "MEDICINA": "Consulta externa, urgencias, hospitalización de baja complejidad y brigadas en veredas.",
    "ENFERMERIA": "Coordinación de vacunación, programas de gestantes y niñez, y brigadas en veredas.",
    "ODONTOLOGIA": "Consulta odontológica, salud oral en escuelas y brigadas en veredas.",
    "BACTERIOLOGIA": "Toma y proceso de muestras, control de calidad y vigilancia en salud pública.",
}
LLEGADAS = {
    1: "Por carretera pavimentada desde la capital, menos de una hora.",
    2: "Por carretera desde la capital, entre una y tres horas.",
    3: "Por carretera destapada o río, entre tres y seis horas.",
    4: "En avioneta o lancha; revise los días de transporte antes de viajar.",
}
